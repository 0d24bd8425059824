package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

  @Test
  void shortTextIsShownAsItIs() {
    byte[] bytes = "a: Gr\u00f6\u00dfe \u4e2d \ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    assertThat(Excerpt.of(bytes, 3, bytes.length)).isEqualTo("Gr\u00f6\u00dfe \u4e2d \ud83d\ude00");
  }

  @Test
  void nothingIsShownAsEmpty() {
    assertThat(Excerpt.of(new byte[0], 0, 0)).isEqualTo("empty");
    assertThat(Excerpt.of(new byte[3], 2, 2)).isEqualTo("empty");
  }

  @Test
  void longTextIsCut() {
    assertThat(of("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(of("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
  }

  /** A line separator ends a line for many readers; a mark that turns text hides what follows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\n", "\r", "\t", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e",
        "\ufeff"
      })
  void whatBreaksTurnsOrHidesALineIsReplaced(String text) {
    assertThat(of("a" + text + "b")).isEqualTo("a\ufffdb");
  }

  @Test
  void anyBytesAreShownOnOneShortLine() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      String excerpt = Excerpt.of(bytes, 0, bytes.length);
      assertThat(excerpt).isNotEmpty().hasSizeLessThanOrEqualTo(Excerpt.LENGTH_MAX + 3);
      assertThat(excerpt.chars()).noneMatch(Character::isISOControl);
    }
  }

  private static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Excerpt.of(bytes, 0, bytes.length);
  }
}
