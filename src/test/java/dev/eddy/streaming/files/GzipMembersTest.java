package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
  private static final byte[] ONE = bytes("one\ntwo\n");
  private static final byte[] THREE = bytes("three\n");

  @Test
  void readsTheTextOfAllMembers() throws IOException {
    byte[] file = join(zip(ONE), zip(new byte[0]), zip(THREE));
    assertThat(text(file)).isEqualTo(bytes("one\ntwo\nthree\n"));
  }

  @Test
  void aSourceThatHasNoByteReadyHasNotEnded() throws IOException {
    byte[] file = join(zip(ONE), zip(THREE));
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public int available() {
            return 0;
          }

          @Override
          public int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1));
          }
        };
    try (GzipMembers in = new GzipMembers(slow)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes("one\ntwo\nthree\n"));
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aTextOfManyBlocksComesBackWhole() throws IOException {
    byte[] text = new byte[500_000];
    new Random(1).nextBytes(text);
    assertThat(text(join(zip(text), zip(text)))).isEqualTo(join(text, text));
  }

  @Test
  void optionalPartsOfTheHeaderAreSkipped() throws IOException {
    byte[] plain = zip(ONE);
    byte[] start = Arrays.copyOf(plain, 10);
    start[3] = 2 | 4 | 8 | 16;
    byte[] options = bytes("\3\0xyzname\0comment\0hs");
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(text(join(start, options, rest))).isEqualTo(ONE);
  }

  @Test
  void zerosMayPadTheEnd() throws IOException {
    assertThat(text(join(zip(ONE), new byte[700]))).isEqualTo(ONE);
  }

  @Test
  void anythingElseBehindAMemberIsDamage() throws IOException {
    byte[] garbage = join(zip(ONE), bytes("garbage"));
    assertThatThrownBy(() -> text(garbage))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("gzip must be sound, was not before .* byte \\d+: .* 1f 8b");
    byte[] padded = join(zip(ONE), new byte[3], zip(THREE));
    assertThatThrownBy(() -> text(padded)).hasMessageContaining("only zeros");
  }

  @Test
  void aFileThatEndsAnywhereButBehindAMemberIsDamaged() throws IOException {
    byte[] first = zip(ONE);
    byte[] file = join(first, zip(THREE));
    for (int length = 0; length < file.length; length++) {
      byte[] torn = Arrays.copyOf(file, length);
      if (length == first.length) {
        assertThat(text(torn)).isEqualTo(ONE);
      } else {
        assertThatThrownBy(() -> text(torn))
            .as("%d bytes", length)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("it ends too early");
      }
    }
  }

  @Test
  void aFlippedBitNeverChangesTheTextInSilence() throws IOException {
    byte[] whole = join(ONE, THREE);
    byte[] file = join(zip(ONE), zip(THREE));
    int damageCount = 0;
    for (int bit = 0; bit < Byte.SIZE * file.length; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      try {
        assertThat(text(flipped)).as("bit %d", bit).isEqualTo(whole);
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("gzip must be sound");
        damageCount++;
      }
    }
    // The rest are times and other words in the headers that change nothing.
    assertThat(damageCount).isGreaterThan(Byte.SIZE * file.length / 2);
  }

  private static byte[] text(byte[] file) throws IOException {
    try (GzipMembers in = new GzipMembers(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  static byte[] zip(byte[] text) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(file)) {
      out.write(text);
    }
    return file.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
