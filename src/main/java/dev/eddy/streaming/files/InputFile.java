package dev.eddy.streaming.files;

import java.util.Locale;
import org.apache.flink.core.fs.Path;

/**
 * A file to read.
 *
 * @param path with its scheme
 * @param name what people call it: the path below the folder or glob that it was found in
 * @param length bytes on the disk
 */
record InputFile(Path path, String name, long length) {

  boolean isCompressed() {
    return isCompressed(name);
  }

  /** Whether a file of this name is read through gzip. */
  static boolean isCompressed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /**
   * Returns one of {@code count} ranges of about the same length.
   *
   * @param number number of the split
   */
  LineSplit range(int number, int range, int count) {
    // How long the text in a compressed file is shows only at its end.
    long end = isCompressed() ? Long.MAX_VALUE : bound(range + 1, count);
    return new LineSplit(number, path.toString(), bound(range, count), end, 0);
  }

  /** Returns length * range / count, which must not overflow on the way. */
  private long bound(int range, int count) {
    return length / count * range + length % count * range / count;
  }
}
