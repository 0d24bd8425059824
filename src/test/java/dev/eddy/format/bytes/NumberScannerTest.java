package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the scanner to {@link Double#parseDouble}, bit for bit. */
class NumberScannerTest {
  private static final int RANDOM_COUNT = 200_000;

  private static final List<byte[]> NEIGHBORS =
      Stream.of(
              " 1:2.5 33:4.75 6",
              "12345678901234567890",
              ".1234567890123456789",
              "e5.123456789012345")
          .map(text -> text.getBytes(StandardCharsets.US_ASCII))
          .toList();

  private final NumberScanner numbers = new NumberScanner();

  @Test
  void numberEndsWhereItsBytesDo() {
    byte[] bytes = "x:12.5e1 7".getBytes(StandardCharsets.US_ASCII);
    assertThat(numbers.scan(bytes, 2, bytes.length)).isEqualTo(8);
    assertThat(numbers.number()).isEqualTo(125);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "1.",
        ".5",
        "-.5e-3",
        "1e5",
        "1E+5",
        "1e-22",
        "9007199254740992",
        "9007199254740993",
        "0.05644299999999999",
        "123456789012345678",
        "999999999999999999",
        "1000000000000000000",
        "18446744073709551616",
        "00000000000000000000000000001.5",
        "0.000000000000000000000000000001",
        "4.9e-324",
        "2.4e-324",
        "1.7976931348623157e308",
        "2.2250738585072012e-308",
        "2.2250738585072011e-308",
        "0e999999999999",
        "1e23",
        "8.5e22",
        "123456789e-99999999999",
        "0.1234567890123456789012345678901234567890",
        "12345678",
        "1234567",
        "123456789",
        "1.23456789",
        "1234567890123456e22",
        "-1e308"
      })
  void plainDecimalsHaveTheBitsOfTheJdk(String text) {
    assertThat(isNumber(text)).isTrue();
    assertThat(Double.doubleToRawLongBits(numbers.number()))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "-.",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e-",
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "-inf",
        "0x1p3",
        "0x10",
        "1.5abc",
        "1 000",
        "1,000",
        "1_000",
        "1.2.3",
        "--1",
        "+-1",
        " 1",
        "1 ",
        "1f",
        "1d",
        "1L",
        "1e5.5",
        "1e5e5",
        "\u0661",
        "1\u0000"
      })
  void everythingElseIsNoNumber(String text) {
    assertThat(isNumber(text)).isFalse();
  }

  @Test
  void numbersBeyondDoublesAreInfinite() {
    assertThat(isNumber("1e999")).isTrue();
    assertThat(numbers.number()).isInfinite();
    assertThat(isNumber("-" + "9".repeat(400))).isTrue();
    assertThat(numbers.number()).isInfinite();
  }

  @Test
  void wholeNumbersReachEighteenDigits() {
    assertThat(whole("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    assertThat(whole("0000000000000000000000000042")).isEqualTo(42);
    assertThat(whole("1000000000000000000")).isEqualTo(-1);
    assertThat(whole("99999999999999999999999999999999999999999")).isEqualTo(-1);
  }

  @Test
  void digitsBeyondTheEndAreNotRead() {
    byte[] bytes = "123456789012".getBytes(StandardCharsets.US_ASCII);
    for (int to = 1; to <= bytes.length; to++) {
      assertThat(numbers.scan(bytes, 0, to)).isEqualTo(to);
      assertThat(numbers.number()).isEqualTo(Double.parseDouble("123456789012".substring(0, to)));
    }
  }

  @Test
  void everyByteButADigitEndsTheDigits() {
    for (int b = 0; b < 256; b++) {
      byte[] bytes = "12345678".getBytes(StandardCharsets.US_ASCII);
      for (int at = 0; at < 8; at++) {
        byte was = bytes[at];
        bytes[at] = (byte) b;
        int expected = b >= '0' && b <= '9' ? 8 : at;
        assertThat(Digits.count(Digits.load(bytes, 0))).isEqualTo(expected);
        bytes[at] = was;
      }
    }
  }

  @Test
  void randomDoublesAndRandomTextsHaveTheBitsOfTheJdk() {
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_COUNT; i++) {
      check(Double.toString(finite(random)));
      check(Float.toString((float) random.nextGaussian() * 1000));
      check(randomDecimal(random));
      check(randomDigits(random, 1 + random.nextInt(9)));
    }
  }

  private void check(String text) {
    long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
    // A plain comparison: an assertion object for each of millions would take longer than the scan.
    if (!isNumber(text) || expected != Double.doubleToRawLongBits(numbers.number())) {
      throw new AssertionError(text + " became " + numbers.number());
    }
  }

  private static double finite(Random random) {
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(number) ? number : 0;
  }

  private static String randomDecimal(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(random.nextInt(3) == 0 ? "-" : random.nextInt(5) == 0 ? "+" : "");
    text.append(randomDigits(random, 1 + random.nextInt(20)));
    if (random.nextBoolean()) {
      text.append('.').append(randomDigits(random, random.nextInt(20)));
    }
    if (random.nextInt(4) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(61) - 30);
    }
    return text.toString();
  }

  private static String randomDigits(Random random, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** Asks for the bytes alone, and with others before and behind them that must be no matter. */
  private boolean isNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean isNumber = numbers.scanAll(bytes, 0, bytes.length);
    double number = numbers.number();
    for (byte[] neighbor : NEIGHBORS) {
      byte[] line = Arrays.copyOf(neighbor, 2 * neighbor.length + bytes.length);
      System.arraycopy(bytes, 0, line, neighbor.length, bytes.length);
      System.arraycopy(neighbor, 0, line, neighbor.length + bytes.length, neighbor.length);
      if (isNumber != numbers.scanAll(line, neighbor.length, neighbor.length + bytes.length)
          || (isNumber && Double.compare(number, numbers.number()) != 0)) {
        throw new AssertionError(text + " is another number in " + Arrays.toString(line));
      }
    }
    return isNumber;
  }

  private long whole(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    numbers.scanWhole(bytes, 0, bytes.length);
    return numbers.whole();
  }
}
