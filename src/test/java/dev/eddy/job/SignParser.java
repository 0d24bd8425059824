package dev.eddy.job;

import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.example.ExampleBuffer;

/** Reads a record's segment: the byte behind its label and the blank, a digit or a sign. */
final class SignParser implements RecordParser {

  @Override
  public Verdict parse(byte[] bytes, int from, int to, ExampleBuffer example) {
    example.clear();
    example.keyText(bytes, Math.min(to, from + 2), Math.min(to, from + 3));
    return Verdict.accepted();
  }
}
