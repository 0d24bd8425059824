package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads which segment a record is of, by parsing the record once more with the segment for its key:
 * a run without segments does not know of them.
 */
final class SegmentReader {
  private static final int NAME_BYTES_MAX = 64;

  private final Optional<RecordParser> parser;
  private final ExampleBuffer example = new ExampleBuffer();

  SegmentReader(SegmentSettings settings) {
    parser =
        settings.isWanted()
            ? Optional.of(settings.parsers().get())
            : Optional.<RecordParser>empty();
  }

  /** Whether there is anything to read. */
  boolean isWanted() {
    return parser.isPresent();
  }

  /** Returns the segment's name, empty if the record has none; a long one is cut. */
  String read(byte[] bytes, int from, int to) {
    parser.orElseThrow().parse(bytes, from, to, example);
    byte[] text = example.keyText();
    byte[] name = text.length > NAME_BYTES_MAX ? Arrays.copyOf(text, NAME_BYTES_MAX) : text;
    return new String(name, StandardCharsets.UTF_8);
  }
}
