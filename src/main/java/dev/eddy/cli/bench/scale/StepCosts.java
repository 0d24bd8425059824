package dev.eddy.cli.bench.scale;

/**
 * What the parts of a step cost.
 *
 * @param source CPU seconds of reading, parsing and distinct features; a message is a block
 * @param worker CPU seconds of weights, scores and gradient; a message is a step
 * @param receiver CPU seconds of taking in theta's changes; a message is a server's part of them
 * @param server CPU seconds of sums and the optimizer; a message is a shard's gradient
 * @param other CPU seconds of all other threads: evaluation, network, compilers, garbage
 * @param blockBytes from sources to workers
 * @param gradientBytes from workers to servers
 * @param thetaBytes from servers to each worker
 * @param handoverSeconds time of a step that nobody works and nothing travels
 * @param inputBytes of an example as it is read
 */
public record StepCosts(
    Cost source,
    Cost worker,
    Cost receiver,
    Cost server,
    Cost other,
    Cost blockBytes,
    Cost gradientBytes,
    Cost thetaBytes,
    double handoverSeconds,
    double inputBytes) {}
