package dev.eddy.learning.metric.segment;

import dev.eddy.learning.metric.Scores;

/**
 * How well the examples of a segment were predicted.
 *
 * @param name of the segment, empty of the rest
 * @param isRest whether these are all segments for which there was no place
 */
public record SegmentScores(String name, boolean isRest, Scores scores) {}
