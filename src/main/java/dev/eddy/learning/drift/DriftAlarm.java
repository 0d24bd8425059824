package dev.eddy.learning.drift;

/**
 * The word that the error rate has risen.
 *
 * @param steps steps counted, with the one that raised the alarm
 * @param trained examples trained, with those of that step
 */
public record DriftAlarm(long steps, long trained) {}
