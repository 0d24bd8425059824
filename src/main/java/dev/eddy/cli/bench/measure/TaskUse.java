package dev.eddy.cli.bench.measure;

/**
 * What all subtasks of one kind did.
 *
 * @param name the operators chained in it
 * @param busySeconds time that their threads had work and room for its results
 * @param bytesRead what they got from other tasks
 */
public record TaskUse(String name, double busySeconds, long bytesRead) {}
