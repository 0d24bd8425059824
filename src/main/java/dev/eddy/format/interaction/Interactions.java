package dev.eddy.format.interaction;

import dev.eddy.format.bytes.Excerpt;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which features are multiplied with each other.
 *
 * @param pairs each unordered pair of terms once, in order
 * @param pairsMax products of one record; a record with more is rejected
 */
public record Interactions(List<Pair> pairs, int pairsMax) implements Serializable {
  /** The option, for messages. */
  public static final String OPTION = "model.interactions";

  /** The default of {@code pairsMax}: a text of 140 words, each with each. */
  public static final int PAIRS_MAX = 10_000;

  /** Terms there may be: a feature's are the bits of a long. */
  static final int TERMS_MAX = Long.SIZE;

  private static final Interactions NONE = new Interactions(List.of(), PAIRS_MAX);
  private static final int INITIALS = 2;

  /**
   * Some features of a record.
   *
   * @param name of a column, field or namespace
   * @param isInitial whether it stands for all namespaces that begin with it
   */
  public record Term(String name, boolean isInitial) implements Serializable, Comparable<Term> {
    @Override
    public int compareTo(Term other) {
      int order = name.compareTo(other.name);
      return order != 0 ? order : Boolean.compare(isInitial, other.isInitial);
    }
  }

  /**
   * Each feature of one term with each of the other. The lesser term comes first, so that {@code
   * b*a} is {@code a*b}.
   */
  public record Pair(Term first, Term second) implements Serializable, Comparable<Pair> {

    static Pair of(Term one, Term other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** Whether both terms are the same: then each two features of it are one pair. */
    boolean isSelf() {
      return first.equals(second);
    }

    @Override
    public int compareTo(Pair other) {
      int order = first.compareTo(other.first);
      return order != 0 ? order : second.compareTo(other.second);
    }

    @Override
    public String toString() {
      return first.name + (first.isInitial ? "" : "*") + second.name;
    }
  }

  public Interactions {
    pairs = pairs.stream().distinct().sorted().toList();
    if (pairsMax < 1) {
      throw new IllegalArgumentException("pairsMax must be >= 1, was " + pairsMax);
    }
    if (terms(pairs).size() > TERMS_MAX) {
      throw new IllegalArgumentException(
          "%s must name at most %d columns, fields or namespaces, named %d"
              .formatted(OPTION, TERMS_MAX, terms(pairs).size()));
    }
  }

  /** Returns those of a model without any. */
  public static Interactions none() {
    return NONE;
  }

  /**
   * Reads pairs.
   *
   * @param texts {@code a*b}: the features of column, field or namespace a with those of b
   * @param hasInitials whether {@code ab} stands for all namespaces that begin with a and with b,
   *     as in Vowpal Wabbit
   * @throws IllegalArgumentException if a text is no pair
   */
  public static Interactions of(Collection<String> texts, boolean hasInitials, int pairsMax) {
    return new Interactions(texts.stream().map(text -> pair(text, hasInitials)).toList(), pairsMax);
  }

  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** Returns the terms, each once, in order. */
  public List<Term> terms() {
    return terms(pairs);
  }

  /** Returns these interactions with other names of the terms. */
  public Interactions renamed(UnaryOperator<String> names) {
    return new Interactions(
        pairs.stream()
            .map(pair -> Pair.of(renamed(pair.first, names), renamed(pair.second, names)))
            .toList(),
        pairsMax);
  }

  /** Returns all pairs on one line, the same for the same meaning. */
  public String describe() {
    return pairs.stream().map(Pair::toString).collect(Collectors.joining(", "));
  }

  private static Term renamed(Term term, UnaryOperator<String> names) {
    return new Term(names.apply(term.name), term.isInitial);
  }

  private static List<Term> terms(List<Pair> pairs) {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.first, pair.second))
        .distinct()
        .sorted()
        .toList();
  }

  private static Pair pair(String text, boolean hasInitials) {
    int star = text.indexOf('*');
    if (star < 0 && hasInitials && isTwoInitials(text)) {
      return Pair.of(new Term(text.substring(0, 1), true), new Term(text.substring(1), true));
    }
    String first = text.substring(0, Math.max(0, star)).strip();
    String second = text.substring(star + 1).strip();
    if (first.isEmpty() || second.isEmpty() || second.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "%s must be pairs like a*b%s, was %s"
              .formatted(OPTION, hasInitials ? " or ab" : "", shown(text)));
    }
    return Pair.of(new Term(first, false), new Term(second, false));
  }

  private static boolean isTwoInitials(String text) {
    return text.length() == INITIALS && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static String shown(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Excerpt.of(bytes, 0, bytes.length);
  }
}
