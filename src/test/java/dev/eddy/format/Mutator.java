package dev.eddy.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils records in a repeatable way: bytes changed, cut out, doubled, and nasty words put in. */
public final class Mutator {
  private static final List<String> NASTY =
      List.of(
          "nan",
          "inf",
          "-",
          "+",
          ".",
          "e",
          "1e38",
          "1e39",
          "1e999",
          "1e-320",
          "-0",
          "0x1",
          ":",
          "::",
          "|",
          " |",
          ",",
          ",,",
          "\"",
          "\"\"",
          "'",
          "#",
          " ",
          "\t",
          "\r",
          "\r\n",
          "\n",
          "\u0000",
          "=",
          "\u00ef\u00bb\u00bf",
          "\u00ff",
          "\u00e2\u0080\u00a8",
          "12345678",
          "999999999999999999",
          "1000000000000000000",
          "7:1",
          "1 ",
          "label,amount,city,count",
          "0000000000000000000001",
          "{",
          "}",
          "[",
          "]",
          "[1,\"x\",null]",
          "null",
          "true",
          "\"\"",
          "\"amount\":",
          ",\"b\":1",
          "\\",
          "\\ud83d",
          "\\u0041",
          "\"NaN\"",
          "-Infinity",
          "/**/");
  private static final int MUTATIONS_MAX = 4;
  private static final int GOOD_COUNT = 200;

  private final Random random;
  private final List<byte[]> seeds;

  private Mutator(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /** Returns one that spoils the good and the bad records of a format. */
  public static Mutator of(FormatType type, long seed) {
    List<byte[]> seeds = new ArrayList<>();
    for (long number = 0; number < GOOD_COUNT; number++) {
      seeds.add(GoodRecords.line(type, number).getBytes(StandardCharsets.UTF_8));
    }
    BadRecords.of(type).forEach(bad -> seeds.add(bad.bytes()));
    BadRecords.withoutKey(type).forEach(bad -> seeds.add(bad.bytes()));
    return new Mutator(seed, seeds);
  }

  /** Returns a record that was good or bad and then changed in 1 to 4 places. */
  public byte[] next() {
    byte[] record = anySeed();
    int mutationCount = 1 + random.nextInt(MUTATIONS_MAX);
    for (int i = 0; i < mutationCount; i++) {
      record = mutate(record);
    }
    return record;
  }

  private byte[] mutate(byte[] record) {
    int from = random.nextInt(record.length + 1);
    int to = from + random.nextInt(Math.min(16, record.length - from + 1));
    return switch (random.nextInt(6)) {
      case 0 -> join(record, from, new byte[] {(byte) random.nextInt(256)}, to);
      case 1 -> join(record, from, nasty(), from);
      case 2 -> join(record, from, nasty(), to);
      case 3 -> join(record, from, new byte[0], to);
      case 4 -> join(record, to, Arrays.copyOfRange(record, from, to), to);
      default -> join(record, from, anySeed(), record.length);
    };
  }

  private static byte[] join(byte[] record, int headEnd, byte[] middle, int tailFrom) {
    int tailLength = record.length - tailFrom;
    byte[] joined = Arrays.copyOf(record, headEnd + middle.length + tailLength);
    System.arraycopy(middle, 0, joined, headEnd, middle.length);
    System.arraycopy(record, tailFrom, joined, headEnd + middle.length, tailLength);
    return joined;
  }

  private byte[] nasty() {
    return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] anySeed() {
    return seeds.get(random.nextInt(seeds.size()));
  }
}
