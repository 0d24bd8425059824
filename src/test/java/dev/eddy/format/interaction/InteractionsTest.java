package dev.eddy.format.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsTest {
  @Test
  void eachUnorderedPairCountsOnceWhateverTheOrderItIsWrittenIn() {
    assertThat(of("weekday * hr", "hr*workingday", "hr*weekday", "hr*hr").describe())
        .isEqualTo("hr*hr, hr*weekday, hr*workingday");
    assertThat(of("b*a")).isEqualTo(of("a*b", "b*a", "a*b"));
  }

  @Test
  void twoLettersAreInitialsOfNamespacesInVowpalWabbitOnly() {
    Interactions interactions = Interactions.of(List.of("ui", "user*item"), true, 10);
    assertThat(interactions.describe()).isEqualTo("iu, item*user");
    assertThat(interactions.terms().stream().map(Interactions.Term::name))
        .containsExactly("i", "item", "u", "user");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("ui"))
        .withMessage("model.interactions must be pairs like a*b, was ui");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "abc", "*", "a*", "*b", "a*b*c", "a:b", "\u00e4\u00f6"})
  void whatIsNoPairIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interactions.of(List.of(text), true, 10))
        .withMessage(
            "model.interactions must be pairs like a*b or ab, was "
                + (text.isEmpty() ? "empty" : text));
  }

  @Test
  void moreTermsThanALongHasBitsAreRefused() {
    List<String> pairs = IntStream.range(0, 33).mapToObj(i -> "a" + i + "*b" + i).toList();
    assertThat(Interactions.of(pairs.subList(0, 32), false, 1).terms()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interactions.of(pairs, false, 1))
        .withMessage(
            "model.interactions must name at most 64 columns, fields or namespaces, named 66");
  }

  @Test
  void boundMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interactions.of(List.of("a*b"), false, 0))
        .withMessage("pairsMax must be >= 1, was 0");
  }

  @Test
  void renamedTermsAreOrderedAnewAndMeet() {
    assertThat(of("3*hr", "x*y").renamed(name -> name.equals("3") ? "hr" : name).describe())
        .isEqualTo("hr*hr, x*y");
    assertThat(of("a*b").renamed(name -> name.equals("a") ? "z" : name.toUpperCase(Locale.ROOT)))
        .isEqualTo(of("B*z"));
  }

  @Test
  void maskHasABitForEachTermThatNamesTheBytes() {
    TermMasks masks = new TermMasks(Interactions.of(List.of("ui", "user*item"), true, 10));
    // In order: i, item, u, user.
    assertThat(of(masks, "item")).isEqualTo(0b0011);
    assertThat(of(masks, "items")).isEqualTo(0b0001);
    assertThat(of(masks, "user")).isEqualTo(0b1100);
    assertThat(of(masks, "u")).isEqualTo(0b0100);
    assertThat(of(masks, "other")).isZero();
    assertThat(of(masks, "")).isZero();
    assertThat(masks.isEmpty()).isFalse();
    assertThat(new TermMasks(Interactions.none()).isEmpty()).isTrue();
  }

  /** The last term's bit is the sign of a long. */
  @Test
  void sixtyFourTermsHaveABitEach() {
    List<String> pairs =
        IntStream.range(0, 32).mapToObj(i -> "t%02d*t%02d".formatted(2 * i, 2 * i + 1)).toList();
    TermMasks masks = new TermMasks(Interactions.of(pairs, false, 10));
    assertThat(of(masks, "t00")).isEqualTo(1);
    assertThat(of(masks, "t63")).isEqualTo(Long.MIN_VALUE);
  }

  private static Interactions of(String... texts) {
    return Interactions.of(List.of(texts), false, Interactions.PAIRS_MAX);
  }

  private static long of(TermMasks masks, String name) {
    byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
    return masks.of(bytes, 1, bytes.length - 1);
  }
}
