package dev.eddy.cli.watch;

import java.util.List;

/** Numbers as a line of blocks. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** Returns a block for each number, the least one the lowest; equal ones lie in the middle. */
  static String of(List<Double> numbers) {
    double least = numbers.stream().mapToDouble(each -> each).min().orElse(0);
    double most = numbers.stream().mapToDouble(each -> each).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double number : numbers) {
      double share = most > least ? (number - least) / (most - least) : .5;
      line.append(BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length())));
    }
    return line.toString();
  }
}
