package dev.eddy.cli.kafka;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the bytes between line feeds, whatever they are, of a plain or a {@code .gz} file. */
final class LineReader implements Closeable {
  private static final int BUFFER_SIZE = 1 << 16;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LineReader(InputStream in) {
    this.in = in;
  }

  static LineReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      boolean isCompressed = file.toString().endsWith(".gz");
      return new LineReader(
          new BufferedInputStream(
              isCompressed ? new GZIPInputStream(bytes, BUFFER_SIZE) : bytes, BUFFER_SIZE));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Returns the next line without its line feed, empty at the end of the file. */
  Optional<byte[]> next() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    return Optional.of(line.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
