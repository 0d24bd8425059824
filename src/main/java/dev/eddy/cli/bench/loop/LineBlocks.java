package dev.eddy.cli.bench.loop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file in blocks that end where a line ends; the bytes of a block are the next one's. */
final class LineBlocks implements AutoCloseable {
  /** Small enough to stay in a core's cache while it is parsed. */
  static final int LENGTH = 1 << 18;

  /** Bytes behind a block that may be read, whatever they are. */
  static final int PADDING = 8;

  private final InputStream in;
  private final byte[] bytes = new byte[LENGTH + PADDING];
  private int length;
  private int filled;

  LineBlocks(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** Goes on to the next block and returns whether there is one. */
  boolean next() throws IOException {
    int rest = filled - length;
    System.arraycopy(bytes, length, bytes, 0, rest);
    int read = in.readNBytes(bytes, rest, LENGTH - rest);
    filled = rest + read;
    if (read < LENGTH - rest && filled > 0 && bytes[filled - 1] != '\n') {
      bytes[filled++] = '\n'; // The last line may lack its end.
    }
    length = filled;
    while (length > 0 && bytes[length - 1] != '\n') {
      length--;
    }
    if (length == 0 && filled > 0) {
      throw new IllegalArgumentException(
          "a line must have less than %d bytes, has more".formatted(LENGTH));
    }
    return length > 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns how many of the bytes are the block's. */
  int length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
