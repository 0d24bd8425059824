package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import java.util.Map;

/**
 * One run of a contender.
 *
 * @param name as a folder may have it
 * @param options of a job
 * @param isProfiled whether it is asked what the time is spent on
 */
record Run(String name, Contestant contestant, Map<String, String> options, boolean isProfiled) {}
