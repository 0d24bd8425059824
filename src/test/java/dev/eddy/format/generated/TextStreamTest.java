package dev.eddy.format.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextStreamTest {
  private static final long SEED = 7;

  @Test
  void textHasDistinctWordsOfUnitNormAndAProbability() {
    TextStream texts = new TextStream(SEED);
    for (int n = 0; n < 1_000; n++) {
      texts.next();
      int[] ids = new int[TextStream.WORDS_PER_TEXT];
      double squares = 0;
      for (int i = 0; i < ids.length; i++) {
        ids[i] = texts.id(i);
        squares += texts.value(i) * texts.value(i);
        assertThat(texts.value(i)).isPositive();
      }
      assertThat(Arrays.stream(ids).distinct()).hasSize(ids.length);
      assertThat(Arrays.stream(ids)).allMatch(id -> id >= 1 && id <= TextStream.WORD_COUNT);
      // Rounding to ten-thousandths moves a norm of 1 by far less.
      assertThat(squares).isCloseTo(1, within(0.01));
      assertThat(texts.probability()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void rankIsAsPopularAsZipfSays() {
    Zipf zipf = new Zipf(1_000);
    Dice dice = new Dice(SEED);
    int[] counts = new int[1_000];
    int draws = 748_547; // 100,000 times the sum of 1 / r up to 1,000.
    for (int i = 0; i < draws; i++) {
      counts[zipf.draw(dice)]++;
    }
    // 4.5 standard deviations of a count.
    assertThat(counts[0]).isCloseTo(100_000, within(1_420));
    assertThat(counts[9]).isCloseTo(10_000, within(450));
    assertThat(Arrays.stream(counts, 500, 1_000).sum()).isCloseTo(69_264, within(1_200));
  }

  @Test
  void wordsOfOneTextAreOtherwiseDrawnAnew() {
    TextStream texts = new TextStream(SEED);
    int first = 0;
    int rare = 0;
    for (int n = 0; n < 1_000; n++) {
      texts.next();
      for (int i = 0; i < TextStream.WORDS_PER_TEXT; i++) {
        first += texts.rank(i) == 0 ? 1 : 0;
        rare += texts.rank(i) >= 25_000 ? 1 : 0;
      }
    }
    // The first word has a share of 1 / 11.4 of all draws, so it is in nearly every text.
    assertThat(first).isBetween(980, 1_000);
    // Half of all words, but ln 2 / 11.4 of the draws: 4,560, and more for words that are taken.
    assertThat(rare).isBetween(4_500, 8_000);
  }

  @Test
  void classesAreBalancedAndNotEasy() {
    TextStream texts = new TextStream(SEED);
    int count = 5_000;
    int positive = 0;
    double entropy = 0;
    for (int n = 0; n < count; n++) {
      texts.next();
      positive += texts.isPositive() ? 1 : 0;
      entropy -= Math.log(texts.isPositive() ? texts.probability() : 1 - texts.probability());
    }
    assertThat(positive / (double) count).isBetween(0.3, 0.7);
    assertThat(entropy / count).isBetween(0.2, 0.5);
  }

  @Test
  void sameSeedGivesTheSameLines() throws IOException {
    assertThat(lines(SEED, 50)).isEqualTo(lines(SEED, 100).subList(0, 50));
    assertThat(lines(SEED + 1, 1)).isNotEqualTo(lines(SEED, 1));
    assertThat(lines(SEED, 20))
        .allMatch(line -> line.matches("-?1 \\|( [1-9]\\d*:0\\.\\d{4}){75}"));
  }

  private static List<String> lines(long seed, long count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextStream(seed).writeTo(out, count);
    return out.toString(StandardCharsets.US_ASCII).lines().toList();
  }
}
