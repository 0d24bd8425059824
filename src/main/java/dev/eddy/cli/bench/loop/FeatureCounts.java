package dev.eddy.cli.bench.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Counts how many distinct features so many neighbouring examples have, the intercept included. */
public final class FeatureCounts {
  private FeatureCounts() {}

  /**
   * Counts in runs of examples from the file's start.
   *
   * @param counts of examples in a run, powers of 2, ascending
   * @return the mean over all runs that fit into the first {@code 2 * last} examples of the file,
   *     or NaN where none does
   */
  public static double[] distinct(Path file, int bits, int[] counts) throws IOException {
    long limit = 2L * counts[counts.length - 1];
    int[][] lastRuns = new int[counts.length][(1 << bits) + 1];
    for (int[] last : lastRuns) {
      Arrays.fill(last, -1);
    }
    long[] found = new long[counts.length];
    long[] foundInWhole = new long[counts.length];
    BlockParser parser = new BlockParser(bits);
    ExampleBlock block = new ExampleBlock(LineBlocks.LENGTH);
    long seen = 0;
    try (LineBlocks blocks = new LineBlocks(file)) {
      while (seen < limit && blocks.next()) {
        parser.parse(blocks.bytes(), blocks.length(), block);
        for (int e = 0; e < block.exampleCount && seen < limit; e++) {
          for (int size = 0; size < counts.length; size++) {
            found[size] += fresh(block, e, lastRuns[size], (int) (seen / counts[size]));
          }
          seen++;
          for (int size = 0; size < counts.length; size++) {
            if (seen % counts[size] == 0) {
              foundInWhole[size] = found[size];
            }
          }
        }
      }
    }
    double[] means = new double[counts.length];
    for (int size = 0; size < counts.length; size++) {
      long runs = seen / counts[size];
      means[size] = runs == 0 ? Double.NaN : (double) foundInWhole[size] / runs;
    }
    return means;
  }

  private static int fresh(ExampleBlock block, int example, int[] lastRuns, int run) {
    int fresh = 0;
    for (int i = block.starts[example]; i < block.starts[example + 1]; i++) {
      int feature = block.features[i];
      if (lastRuns[feature] != run) {
        lastRuns[feature] = run;
        fresh++;
      }
    }
    return fresh;
  }
}
