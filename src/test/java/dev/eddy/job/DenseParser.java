package dev.eddy.job;

import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;

/** Reads {@code label x0 x1 ...}; rejects what starts with {@code bad}; a label ? is none. */
final class DenseParser implements RecordParser {

  @Override
  public Verdict parse(byte[] bytes, int from, int to, ExampleBuffer example) {
    String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (line.startsWith("bad")) {
      return Verdict.rejected("label must be a number, was bad");
    }
    String[] numbers = line.split(" ", -1);
    example.clear();
    boolean hasLabel = !numbers[0].equals("?");
    if (hasLabel) {
      example.label(Double.parseDouble(numbers[0]));
    }
    for (int i = 1; i < numbers.length; i++) {
      example.add(i - 1, Double.parseDouble(numbers[i]));
    }
    return hasLabel ? Verdict.accepted() : Verdict.unlabeled();
  }
}
