package dev.eddy.format.interaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the terms that name a column, field or namespace: bit t of a mask is term t. */
public final class TermMasks {
  private final byte[][] names;
  private final boolean[] isInitial;

  public TermMasks(Interactions interactions) {
    List<Interactions.Term> terms = interactions.terms();
    names = new byte[terms.size()][];
    isInitial = new boolean[terms.size()];
    for (int term = 0; term < names.length; term++) {
      names[term] = terms.get(term).name().getBytes(StandardCharsets.UTF_8);
      isInitial[term] = terms.get(term).isInitial();
    }
  }

  /** Whether there are no terms at all. */
  public boolean isEmpty() {
    return names.length == 0;
  }

  /** Returns the terms that {@code bytes[from, to)} belongs to. */
  public long of(byte[] bytes, int from, int to) {
    long mask = 0;
    for (int term = 0; term < names.length; term++) {
      byte[] name = names[term];
      int end = isInitial[term] ? Math.min(to, from + name.length) : to;
      if (Arrays.equals(name, 0, name.length, bytes, from, end)) {
        mask |= 1L << term;
      }
    }
    return mask;
  }
}
