package dev.eddy.cli.watch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Follows a file. One that became shorter was cut back after a failure: what follows is new. */
final class FileLines implements LineSource {
  private static final int BYTES_MAX = 1 << 22;

  private final Path file;
  private long position;

  FileLines(Path file) {
    this.file = file;
  }

  @Override
  public List<String> poll() throws IOException {
    if (!Files.exists(file)) {
      position = 0;
      return List.of();
    }
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      position = Math.min(position, lines.length());
      lines.seek(position);
      byte[] bytes = new byte[(int) Math.min(lines.length() - position, BYTES_MAX)];
      lines.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      position += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Override
  public void close() {}
}
