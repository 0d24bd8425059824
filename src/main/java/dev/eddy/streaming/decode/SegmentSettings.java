package dev.eddy.streaming.decode;

import dev.eddy.streaming.decode.DecodeSettings.ParserFactory;
import java.io.Serializable;

/**
 * Which segment a record is of.
 *
 * @param isWanted whether anybody asks
 * @param parsers makes a parser whose key is the text of the segment's field
 */
public record SegmentSettings(boolean isWanted, ParserFactory parsers) implements Serializable {

  /** Nobody asks. */
  public static SegmentSettings none() {
    return new SegmentSettings(
        false,
        () -> {
          throw new IllegalStateException("segments must be wanted to be read");
        });
  }
}
