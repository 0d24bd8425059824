package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the hash to vectors published for MurmurHash3 x86 32. */
class FeatureHashTest {
  private static final byte[] PRICE = "price".getBytes(StandardCharsets.UTF_8);

  @Test
  void numberBelowTwoToTheBitsIsItsOwnCoordinate() {
    FeatureHash hash = new FeatureHash(10);
    assertThat(coordinate(hash, "0")).isZero();
    assertThat(coordinate(hash, "1023")).isEqualTo(1023);
    assertThat(coordinate(hash, "0007")).isEqualTo(7);
  }

  @Test
  void everyOtherNameIsHashedAndMasked() {
    FeatureHash hash = new FeatureHash(10);
    assertThat(coordinate(hash, "1024")).isEqualTo(murmur("1024", 0) & 1023);
    assertThat(coordinate(hash, "-1")).isEqualTo(murmur("-1", 0) & 1023);
    assertThat(coordinate(hash, "price")).isEqualTo(murmur("price", 0) & 1023);
    assertThat(coordinate(hash, "9999999999999999999999"))
        .isEqualTo(murmur("9999999999999999999999", 0) & 1023);
  }

  @Test
  void seedIsAddedToNumbersAndStartsTheHashOfNames() {
    FeatureHash hash = new FeatureHash(18);
    int seed = FeatureHash.string(PRICE, 0, PRICE.length, 0);
    byte[] number = {'4', '2'};
    assertThat(hash.coordinate(number, 0, 2, seed)).isEqualTo((42 + seed) & 0x3ffff);
    assertThat(hash.coordinate(PRICE, 0, 5, seed)).isEqualTo(murmur("price", seed) & 0x3ffff);
  }

  @Test
  void onlyTheGivenRangeCounts() {
    byte[] bytes = "xxhello, worldyy".getBytes(StandardCharsets.UTF_8);
    assertThat(FeatureHash.murmur(bytes, 2, 14, 0)).isEqualTo(murmur("hello, world", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "'', 1, 514e28b7",
    "'', ffffffff, 81f16f39",
    "ffffffff, 0, 76293b50",
    "21436587, 0, f55b516b",
    "21436587, 5082edee, 2362f9de",
    "214365, 0, 7e4a8634",
    "2143, 0, a0f7b07a",
    "21, 0, 72661cf4",
    "00000000, 0, 2362f9de",
    "000000, 0, 85f0b427",
    "0000, 0, 30f4c306",
    "00, 0, 514e28b7"
  })
  void bytesHaveThePublishedHash(String hex, String seed, String expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    int hash = FeatureHash.murmur(bytes, 0, bytes.length, Integer.parseUnsignedInt(seed, 16));
    assertThat(Integer.toHexString(hash)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "test, 0, ba6bd213",
    "test, 9747b28c, 704b81dc",
    "'Hello, world!', 0, c0363e43",
    "'Hello, world!', 9747b28c, 24884cba",
    "The quick brown fox jumps over the lazy dog, 0, 2e4ff723",
    "The quick brown fox jumps over the lazy dog, 9747b28c, 2fa826cd",
    "aaaa, 9747b28c, 5a97808a",
    "aaa, 9747b28c, 283e0130",
    "aa, 9747b28c, 5d211726",
    "a, 9747b28c, 7fa09ea6"
  })
  void textHasThePublishedHash(String text, String seed, String expected) {
    assertThat(Integer.toHexString(murmur(text, Integer.parseUnsignedInt(seed, 16))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "hello, 0, 248bfa47",
    "'hello, world', 0, 149bbb7f",
    "19 Jan 2038 at 3:14:07 AM, 0, e31e8a70",
    "The quick brown fox jumps over the lazy dog., 0, d5c48bfc"
  })
  void sentenceHasTheHashOfOtherImplementationsTests(String text, String seed, String expected) {
    assertThat(Integer.toHexString(murmur(text, Integer.parseUnsignedInt(seed, 16))))
        .isEqualTo(expected);
  }

  /**
   * SMHasher's VerificationTest: the hash of the hashes of 0, 1, ... 254 ascending bytes, each with
   * the seed 256 - length; 0xB0F57EE3 for MurmurHash3_x86_32 there.
   */
  @Test
  void hashesOfAllLengthsHaveTheVerificationValueOfSmHasher() {
    byte[] key = new byte[256];
    ByteBuffer hashes = ByteBuffer.allocate(256 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int length = 0; length < 256; length++) {
      key[length] = (byte) length;
      hashes.putInt(FeatureHash.murmur(key, 0, length, 256 - length));
    }
    int verification = FeatureHash.murmur(hashes.array(), 0, hashes.capacity(), 0);
    assertThat(verification).isEqualTo(0xB0F57EE3);
  }

  private static int coordinate(FeatureHash hash, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return hash.coordinate(bytes, 0, bytes.length);
  }

  private static int murmur(String text, int seed) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return FeatureHash.murmur(bytes, 0, bytes.length, seed);
  }
}
