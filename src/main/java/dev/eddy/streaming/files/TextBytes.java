package dev.eddy.streaming.files;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Opens the text of a file, compressed or not, at a position. */
final class TextBytes {
  private TextBytes() {}

  /** Opens a split's file one byte before its position, or at the start if that is 0. */
  static InputStream open(LineSplit split) throws IOException {
    Path path = new Path(split.path());
    FileSystem system = path.getFileSystem();
    boolean isCompressed = InputFile.isCompressed(path.getName());
    if (!isCompressed) {
      requireLength(system.getFileStatus(path).getLen(), split.end());
    }
    long position = Math.max(0, split.position() - 1);
    FSDataInputStream file = system.open(path);
    try {
      if (isCompressed) {
        InputStream text = new GzipMembers(file);
        text.skipNBytes(position);
        return text;
      }
      file.seek(position);
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** A file that lost bytes since the job began would end early without a word. */
  private static void requireLength(long length, long end) throws IOException {
    if (length < end) {
      throw new IOException(
          "it must have the %d bytes it began with, had %d".formatted(end, length));
    }
  }
}
