package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void numberIsReadFromTheDigitsThatLead() {
    long lanes = Digits.load("x1203 456".getBytes(StandardCharsets.US_ASCII), 1);
    assertThat(Digits.count(lanes)).isEqualTo(4);
    assertThat(Digits.number(lanes, 4)).isEqualTo(1203);
    assertThat(Digits.lane(lanes, 4)).isEqualTo((byte) ' ');
    assertThat(Digits.lane(lanes, 7)).isEqualTo((byte) '6');
  }

  @Test
  void everyCountOfDigitsAndEveryByteBehindThemIsReadRight() {
    Random random = new Random(5);
    for (int count = 0; count <= Digits.LANES; count++) {
      for (int b = 0; b < 256; b++) {
        byte[] bytes = new byte[Digits.LANES];
        random.nextBytes(bytes);
        int expected = 0;
        for (int i = 0; i < count; i++) {
          int digit = random.nextInt(10);
          bytes[i] = (byte) ('0' + digit);
          expected = expected * 10 + digit;
        }
        if (count < Digits.LANES) {
          bytes[count] = (byte) b;
        }
        long lanes = Digits.load(bytes, 0);
        if (count == Digits.LANES || !Digits.isDigit((byte) b)) {
          assertThat(Digits.count(lanes)).isEqualTo(count);
        }
        if (count > 0) {
          assertThat(Digits.number(lanes, count)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void allNinesFit() {
    long lanes = Digits.load("99999999".getBytes(StandardCharsets.US_ASCII), 0);
    assertThat(Digits.number(lanes, 8)).isEqualTo(99_999_999);
  }

  @Test
  void exactlyTenBytesAreDigits() {
    int digitCount = 0;
    for (int b = -128; b < 128; b++) {
      digitCount += Digits.isDigit((byte) b) ? 1 : 0;
    }
    assertThat(digitCount).isEqualTo(10);
    assertThat(Digits.isDigit((byte) '0')).isTrue();
    assertThat(Digits.isDigit((byte) '9')).isTrue();
  }
}
