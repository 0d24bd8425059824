package dev.eddy.cli.bench.measure;

/**
 * What all subtasks of one kind did.
 *
 * @param name the operators chained in it
 * @param cpuSeconds CPU time of their threads; those that connectors start are not among them
 * @param bytesRead what they got from other tasks
 */
public record TaskUse(String name, double cpuSeconds, long bytesRead) {}
