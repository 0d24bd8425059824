package dev.eddy.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
  @TempDir private Path folder;

  @Test
  void onlyALineFeedEndsALine() throws IOException {
    assertThat(lines(write("a", "one\n\ntwo\rstill\r\nlast")))
        .containsExactly("one", "", "two\rstill\r", "last");
  }

  @Test
  void aLineFeedAtTheEndStartsNoLine() throws IOException {
    assertThat(lines(write("a", "one\n"))).containsExactly("one");
    assertThat(lines(write("a", ""))).isEmpty();
  }

  @Test
  void bytesStayAsTheyAre() throws IOException {
    String odd = new String(new byte[] {(byte) 0xff, 0, (byte) 0x80}, StandardCharsets.ISO_8859_1);
    assertThat(lines(write("a", odd))).containsExactly(odd);
  }

  @Test
  void aGzipFileIsReadByItsName() throws IOException {
    Path file = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(lines(file)).containsExactly("one", "two");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = LineReader.open(file)) {
      for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(new String(line.get(), StandardCharsets.ISO_8859_1));
      }
    }
    return lines;
  }
}
