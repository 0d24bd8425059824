package dev.eddy.format;

import dev.eddy.learning.example.ExampleBuffer;

/**
 * Turns the bytes of one record into an example. Not thread-safe: a parser may own scratch space.
 */
public interface RecordParser {

  /**
   * Parses {@code bytes[from, to)} into the example, which it clears first. Never throws, whatever
   * the bytes; the example is of no use when the record is rejected or skipped.
   *
   * @return {@link Verdict#accepted()}, {@link Verdict#skipped()} for what is no record at all (a
   *     header line), or a rejection with its reason
   */
  Verdict parse(byte[] bytes, int from, int to, ExampleBuffer example);
}
