package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.metric.Evaluation;

/**
 * An evaluation by the name that reports give it.
 *
 * @param examples how many it is of; of a fading one the sum of their weights, rounded
 */
public record Span(String name, long examples, Evaluation evaluation) {}
