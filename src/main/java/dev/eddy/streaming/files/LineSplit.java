package dev.eddy.streaming.files;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The lines of a byte range of a text file, from a position on. A line belongs to the range that
 * its first byte lies in; so a position inside a line means the lines after it.
 *
 * @param number place in the canonical order of the splits, from 0
 * @param path of the file, with its scheme
 * @param position byte of the text, unzipped, to go on from
 * @param end byte of the text behind the range, {@code Long.MAX_VALUE} for the end of the file
 * @param line number of the next line, from 0 in each range
 */
public record LineSplit(int number, String path, long position, long end, long line)
    implements SourceSplit, Serializable {

  public LineSplit {
    if (number < 0) {
      throw new IllegalArgumentException("number must be >= 0, was " + number);
    }
    if (position < 0) {
      throw new IllegalArgumentException("position must be >= 0, was " + position);
    }
    if (line < 0) {
      throw new IllegalArgumentException("line must be >= 0, was " + line);
    }
  }

  @Override
  public String splitId() {
    return "file-" + number;
  }

  LineSplit at(long newPosition, long nextLine) {
    return new LineSplit(number, path, newPosition, end, nextLine);
  }
}
