package dev.eddy.cli.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The options to vary; the variants are the product of their values, the last option's changing
 * fastest.
 *
 * @param options at least one, of different keys
 */
record Grid(List<GridOption> options) {
  /** Beyond that nobody waits for the end of it. */
  static final int VARIANTS_MAX = 1000;

  Grid {
    options = List.copyOf(options);
    Set<String> keys = new LinkedHashSet<>();
    for (GridOption option : options) {
      if (!keys.add(option.key())) {
        throw new IllegalArgumentException(
            "--grid must name an option once, was " + option.key() + " twice");
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("--grid must name an option, was empty");
    }
  }

  /** Reads what stands behind each {@code --grid}. */
  static Grid parse(List<String> texts) {
    return new Grid(texts.stream().map(GridOption::parse).toList());
  }

  /** Returns how many variants the whole product has, {@link Long#MAX_VALUE} for more than that. */
  long size() {
    long size = 1;
    for (GridOption option : options) {
      int count = option.values().size();
      size = size > Long.MAX_VALUE / count ? Long.MAX_VALUE : size * count;
    }
    return size;
  }

  /**
   * Returns the whole product.
   *
   * @throws IllegalArgumentException if that is too many
   */
  List<Variant> all() {
    if (size() > VARIANTS_MAX) {
      throw new IllegalArgumentException(
          "--grid must give at most %d variants without --random, was %d"
              .formatted(VARIANTS_MAX, size()));
    }
    return numbered(LongStream.range(0, size()).boxed().toList());
  }

  /** Returns so many different variants by the dice, or all if there are no more than that. */
  List<Variant> picks(int count, long seed) {
    if (count < 1 || count > VARIANTS_MAX) {
      throw new IllegalArgumentException(
          "--random must be from 1 to %d, was %d".formatted(VARIANTS_MAX, count));
    }
    if (count >= size()) {
      return all();
    }
    Random random = new Random(seed);
    Set<Long> picked = new LinkedHashSet<>();
    while (picked.size() < count) {
      picked.add(random.nextLong(size()));
    }
    return numbered(List.copyOf(picked));
  }

  private List<Variant> numbered(List<Long> places) {
    List<Variant> variants = new ArrayList<>();
    for (long place : places) {
      variants.add(new Variant(variants.size() + 1, at(place)));
    }
    return variants;
  }

  private Map<String, String> at(long place) {
    long rest = place;
    Map<String, String> backwards = new LinkedHashMap<>();
    for (int i = options.size() - 1; i >= 0; i--) {
      GridOption option = options.get(i);
      int count = option.values().size();
      backwards.put(option.key(), option.values().get((int) (rest % count)));
      rest /= count;
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    options.forEach(option -> chosen.put(option.key(), backwards.get(option.key())));
    return chosen;
  }
}
