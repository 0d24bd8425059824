package dev.eddy.cli.bench.scale;

/**
 * What to expect.
 *
 * @param linkBytesPerSecond of the fuller direction of a machine's link, 0 on one machine
 */
public record Prediction(
    double examplesPerSecond,
    double stepsPerSecond,
    double linkBytesPerSecond,
    Bottleneck bottleneck) {}
