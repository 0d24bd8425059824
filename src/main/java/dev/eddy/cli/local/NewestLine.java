package dev.eddy.cli.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Follows a file of lines while it grows. */
final class NewestLine {
  private final Path file;
  private long position;

  NewestLine(Path file) {
    this.file = file;
  }

  /** Returns the newest whole line since the last call, empty if there is none. */
  String read() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      // After a failure the file is cut back to its last checkpoint.
      position = Math.min(position, lines.length());
      lines.seek(position);
      byte[] bytes = new byte[(int) Math.min(lines.length() - position, 1 << 20)];
      lines.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n');
      if (end < 0) {
        return "";
      }
      position += text.substring(0, end + 1).getBytes(StandardCharsets.UTF_8).length;
      return text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
    }
  }
}
