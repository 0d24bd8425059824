package dev.eddy.cli.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Follows a file of lines while somebody else writes it. One that became shorter was cut back to
 * its last checkpoint after a failure: what follows is new.
 */
public final class GrowingFile {
  private static final int BYTES_MAX = 1 << 22;

  private final Path file;
  private long position;

  public GrowingFile(Path file) {
    this.file = file;
  }

  /** Returns the whole lines that have come since the last call. */
  public List<String> poll() throws IOException {
    if (!Files.exists(file)) {
      position = 0;
      return List.of();
    }
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      position = Math.min(position, lines.length());
      lines.seek(position);
      byte[] bytes = new byte[(int) Math.min(lines.length() - position, BYTES_MAX)];
      // Fewer than there were if it is cut back just now.
      int end = lines.read(bytes);
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      if (end <= 0) {
        return List.of();
      }
      position += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
