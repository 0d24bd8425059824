package dev.eddy.format.interaction;

import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Adds to an example the products of its features that the model has interactions of.
 *
 * <p>As in Vowpal Wabbit ({@code -q}, without {@code --permutations}): the value is the product of
 * the values, the coordinate is {@code (c1 * 16777619) ^ c2}, the lowest bits of it; within one
 * term each unordered pair comes once, and each feature with itself is a pair, too. Other than
 * there the order in the record does not matter: c1 belongs to the lesser term, and within one term
 * it is the lower coordinate. Reused; not thread-safe.
 */
public final class FeaturePairs {
  /** Of the 32-bit hash of Fowler, Noll and Vo. */
  private static final int FNV_PRIME = 16_777_619;

  private final int pairsMax;
  private final int mask;
  private final int[] firsts;
  private final int[] seconds;
  private final String[] names;
  // The features of each term.
  private final int[][] members;
  private final int[] memberCounts;

  /**
   * @param bits coordinates are 0 to 2^bits - 1
   */
  public FeaturePairs(Interactions interactions, int bits) {
    List<Interactions.Term> terms = interactions.terms();
    int pairCount = interactions.pairs().size();
    pairsMax = interactions.pairsMax();
    mask = (1 << bits) - 1;
    firsts = new int[pairCount];
    seconds = new int[pairCount];
    names = new String[pairCount];
    for (int pair = 0; pair < pairCount; pair++) {
      Interactions.Pair each = interactions.pairs().get(pair);
      byte[] name = each.toString().getBytes(StandardCharsets.UTF_8);
      firsts[pair] = terms.indexOf(each.first());
      seconds[pair] = terms.indexOf(each.second());
      names[pair] = Excerpt.of(name, 0, name.length);
    }
    members = new int[terms.size()][16];
    memberCounts = new int[terms.size()];
  }

  /** Whether there is nothing to add to any example. */
  public boolean isEmpty() {
    return firsts.length == 0;
  }

  /**
   * Adds the pairs of the features that carry marks.
   *
   * @return why the record must be rejected; empty when all is well
   */
  public String addTo(ExampleBuffer example) {
    gather(example);
    long pairCount = 0;
    for (int pair = 0; pair < firsts.length; pair++) {
      pairCount += count(pair);
    }
    if (pairCount > pairsMax) {
      return "interactions must be at most %d, had %d".formatted(pairsMax, pairCount);
    }
    for (int pair = 0; pair < firsts.length; pair++) {
      double value = add(pair, example);
      if (!Magnitude.isAdmitted(value)) {
        return "product of %s must be %s, was %s"
            .formatted(names[pair], Magnitude.rule(value), value);
      }
    }
    return "";
  }

  private long count(int pair) {
    long first = memberCounts[firsts[pair]];
    long second = memberCounts[seconds[pair]];
    return firsts[pair] == seconds[pair] ? first * (first + 1) / 2 : first * second;
  }

  /** Sorts the features by term; one may belong to several. */
  private void gather(ExampleBuffer example) {
    Arrays.fill(memberCounts, 0);
    for (int run = 0; run < example.runCount(); run++) {
      for (long rest = example.runMarks(run); rest != 0; rest &= rest - 1) {
        int term = Long.numberOfTrailingZeros(rest);
        for (int i = example.runStart(run); i < example.runEnd(run); i++) {
          append(term, i);
        }
      }
    }
  }

  private void append(int term, int feature) {
    int count = memberCounts[term]++;
    if (count == members[term].length) {
      members[term] = Arrays.copyOf(members[term], 2 * count);
    }
    members[term][count] = feature;
  }

  /** Adds one pair of terms; returns the first product that is not admitted, 0 if there is none. */
  private double add(int pair, ExampleBuffer example) {
    boolean isSelf = firsts[pair] == seconds[pair];
    int[] first = members[firsts[pair]];
    int[] second = members[seconds[pair]];
    int secondCount = memberCounts[seconds[pair]];
    for (int i = 0; i < memberCounts[firsts[pair]]; i++) {
      int feature = example.feature(first[i]);
      double value = example.value(first[i]);
      for (int j = isSelf ? i : 0; j < secondCount; j++) {
        int other = example.feature(second[j]);
        double product = value * example.value(second[j]);
        if (!Magnitude.isAdmitted(product)) {
          return product;
        }
        boolean isSwapped = isSelf && other < feature;
        int coordinate = isSwapped ? combine(other, feature) : combine(feature, other);
        example.add(coordinate & mask, Magnitude.settled(product));
      }
    }
    return 0;
  }

  private static int combine(int first, int second) {
    return first * FNV_PRIME ^ second;
  }
}
