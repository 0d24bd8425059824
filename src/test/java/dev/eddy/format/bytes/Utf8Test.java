package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void firstByteThatBeginsNoCharacterIsFound() {
    byte[] bytes = "abcdefgh\u00e5\u20ac".getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    assertThat(Utf8.firstInvalid(bytes, 0, bytes.length - 1)).isEqualTo(10);
    assertThat(Utf8.firstInvalid(bytes, 9, bytes.length)).isEqualTo(9);
  }

  @Test
  void anyBytesAreWhatTheDecoderOfTheJdkSays() {
    Random random = new Random(3);
    byte[] likely = {'a', 'b', (byte) 0xc2, (byte) 0xe0, (byte) 0xed, (byte) 0xf0, (byte) 0xf4};
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      for (int j = 0; j < bytes.length; j++) {
        boolean isTail = random.nextBoolean();
        bytes[j] =
            isTail ? (byte) (0x80 + random.nextInt(0x42)) : likely[random.nextInt(likely.length)];
      }
      boolean isValid = Utf8.firstInvalid(bytes, 0, bytes.length) == bytes.length;
      assertThat(isValid).isEqualTo(isDecoded(bytes));
    }
  }

  @Test
  void everyCharacterIsEncodedAsTheJdkDoes() {
    byte[] bytes = new byte[16];
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      char[] chars = Character.toChars(codePoint);
      int end = Utf8.encode(chars, 0, chars.length, bytes, 2);
      if (chars.length == 1 && Character.isSurrogate(chars[0])) {
        assertThat(end).isEqualTo(~0);
      } else {
        byte[] expected = new String(chars).getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(expected, 0, expected.length, bytes, 2, end)) {
          throw new AssertionError("code point " + codePoint);
        }
      }
    }
  }

  @Test
  void surrogateWithoutItsPartnerIsFoundWhereItIs() {
    byte[] bytes = new byte[16];
    assertThat(Utf8.encode("ab\ud83d".toCharArray(), 0, 3, bytes, 0)).isEqualTo(~2);
    assertThat(Utf8.encode("a\ude00\ud83d".toCharArray(), 0, 3, bytes, 0)).isEqualTo(~1);
    assertThat(Utf8.encode("\ud83d\ude00".toCharArray(), 0, 1, bytes, 0)).isEqualTo(~0);
  }

  private static boolean isDecoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length() > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
