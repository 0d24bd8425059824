package dev.eddy.cli.chaos.verdict;

/**
 * What the topic was fed, as the feeder knows and the topic shows.
 *
 * @param records in all partitions
 * @param spoiled those among them that no parser takes
 */
public record Fed(long records, long spoiled) {}
