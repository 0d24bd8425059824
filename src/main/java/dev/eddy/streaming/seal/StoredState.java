package dev.eddy.streaming.seal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * What a checkpoint refers to: a file, or a stretch of one.
 *
 * @param path where it must be
 * @param start of the stretch
 * @param length in bytes
 * @param isWhole whether it is all of the file, so that the file has no other length
 */
record StoredState(Path path, long start, long length, boolean isWhole) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns what names it in a seal, whether or not its path was written as a URI. */
  String key() {
    return start + " " + length + " " + path.getPath();
  }

  /** Returns what is wrong with its file, empty if it is there and long enough. */
  Optional<String> fault() throws IOException {
    long found;
    try {
      found = path.getFileSystem().getFileStatus(path).getLen();
    } catch (FileNotFoundException e) {
      return Optional.of(path.getPath() + " must exist, does not");
    }
    long least = start + length;
    if (isWhole ? found != least : found < least) {
      return Optional.of("%s must have %,d bytes, has %,d".formatted(path.getPath(), least, found));
    }
    return Optional.empty();
  }

  /** Returns the CRC-32C (RFC 3720, appendix B.4) of its bytes. */
  long checksum() throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    FileSystem files = path.getFileSystem();
    try (FSDataInputStream in = files.open(path)) {
      in.seek(start);
      long left = length;
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException(path + " must have " + left + " bytes more, has none");
        }
        crc.update(buffer, 0, count);
        left -= count;
      }
    }
    return crc.getValue();
  }
}
