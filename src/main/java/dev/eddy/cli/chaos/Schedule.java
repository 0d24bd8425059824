package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.FaultKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Faults without an end, drawn from a seed: in rounds, in each of which every kind comes once, in
 * an order of its own, never one kind twice running.
 */
final class Schedule implements Iterator<PlannedFault> {
  private final Random dice;
  private final List<FaultKind> round;
  private int number;

  /**
   * Draws faults.
   *
   * @param kinds those to draw from, at least one
   */
  Schedule(long seed, Collection<FaultKind> kinds) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds must be at least one, were none");
    }
    dice = new Random(seed);
    // In one order, whatever order they were given in.
    round = new ArrayList<>(EnumSet.copyOf(kinds));
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public PlannedFault next() {
    int place = number++ % round.size();
    if (place == 0) {
      shuffle();
    }
    return new PlannedFault(number, round.get(place), dice.nextLong());
  }

  private void shuffle() {
    FaultKind last = round.get(round.size() - 1);
    Collections.shuffle(round, dice);
    if (number > 1 && round.get(0) == last) {
      Collections.swap(round, 0, round.size() - 1);
    }
  }
}
