package dev.eddy.format.generated;

import java.util.Arrays;

/**
 * Draws ranks from 0 on, rank r 1 / (r + 1) as often as the first (Zipf's law), by the alias method
 * (Vose 1991): n equally likely places, each with a part of its own rank and above that another's.
 */
final class Zipf {
  private final double[] ownParts;
  private final int[] others;

  /** Prepares for ranks below a number, at least 1. */
  Zipf(int count) {
    ownParts = new double[count];
    others = new int[count];
    double sum = 0;
    for (int rank = 0; rank < count; rank++) {
      sum += share(rank);
    }
    for (int rank = 0; rank < count; rank++) {
      ownParts[rank] = share(rank) / sum * count;
    }
    fillPlaces();
  }

  private static double share(int rank) {
    return 1.0 / (rank + 1);
  }

  /** Fills the places of rare ranks with what frequent ones have too much. */
  private void fillPlaces() {
    int count = ownParts.length;
    int[] places = new int[count]; // From the left those of less than 1, from the right the others.
    int rareEnd = 0;
    int frequent = count;
    for (int rank = 0; rank < count; rank++) {
      places[ownParts[rank] < 1 ? rareEnd++ : --frequent] = rank;
    }
    while (rareEnd > 0 && frequent < count) {
      int rare = places[--rareEnd];
      int giver = places[frequent];
      others[rare] = giver;
      ownParts[giver] -= 1 - ownParts[rare];
      if (ownParts[giver] < 1) {
        frequent++;
        places[rareEnd++] = giver;
      }
    }
    // What is left is 1 but for rounding.
    for (int i = 0; i < rareEnd; i++) {
      ownParts[places[i]] = 1;
    }
    Arrays.stream(places, frequent, count).forEach(place -> ownParts[place] = 1);
  }

  int draw(Dice dice) {
    double point = dice.nextDouble() * ownParts.length;
    int place = (int) point;
    return point - place < ownParts[place] ? place : others[place];
  }
}
