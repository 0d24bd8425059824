package dev.eddy.streaming.kafka;

import dev.eddy.streaming.kafka.TestBroker.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A topic of generated records: some without a key, some without a value, some that are bad. */
final class Clicks {
  private static final int NULL_INTERVAL = 37;
  private static final int BAD_INTERVAL = 41;
  private static final int KEY_COUNT = 50;

  private Clicks() {}

  /** Returns the records of a partition. */
  static List<Entry> of(int seed, int count) {
    return endless(seed).limit(count).toList();
  }

  /** Returns the records of a partition that never ends, made as they are asked for. */
  static Stream<Entry> endless(int seed) {
    Random random = new Random(seed);
    return IntStream.iterate(0, i -> i + 1).mapToObj(i -> entry(random, i));
  }

  /** Returns how many of a partition's records a parser must reject. */
  static long rejectedCount(int count) {
    return IntStream.range(0, count)
        .filter(i -> i % NULL_INTERVAL == 0 || i % BAD_INTERVAL == 0)
        .count();
  }

  private static Entry entry(Random random, int i) {
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    int label = x + y + .3 * random.nextGaussian() > 0 ? 1 : 0;
    String line = String.format(Locale.ROOT, "%d 0:%.4f 1:%.4f", label, x, y);
    byte[] key = i % 3 == 0 ? null : bytes("k" + random.nextInt(KEY_COUNT));
    if (i % NULL_INTERVAL == 0) {
      return new Entry(key, null);
    }
    return new Entry(key, bytes(i % BAD_INTERVAL == 0 ? "bad" : line));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
