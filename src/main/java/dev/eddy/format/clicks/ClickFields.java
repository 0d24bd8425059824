package dev.eddy.format.clicks;

import dev.eddy.format.generated.Dice;

/** The 39 categorical fields: how many categories each has and how popular these are. */
final class ClickFields {
  /** Fields of an impression, as in the Criteo display advertising set. */
  static final int COUNT = 39;

  /** Feature ids are below 2^22. */
  static final int ID_BITS = 22;

  // A field of 2^b categories. In all 351,204.
  private static final int[] CATEGORY_BITS = {
    16, 2, 10, 4, 15, 6, 8, 12, 4, 2, 14, 6, 10, 8, 16, 4, 2, 12, 6, 15, 8, 10, 4, 6, 14, 2, 8, 10,
    12, 4, 6, 15, 8, 2, 10, 6, 16, 12, 8
  };
  private static final int[] OFFSETS = offsets();
  private static final int SCATTER = 0x9E3779B1;

  private ClickFields() {}

  /** Returns how many categories all fields have together. */
  static int categoryCount() {
    return OFFSETS[COUNT] - OFFSETS[0];
  }

  /**
   * Fills in one category a field, numbered through all fields from 1 on. Within a field the r-th
   * most popular category comes about 1 / r as often as the first (Zipf's law, in octaves).
   */
  static void draw(Dice dice, int[] categories) {
    for (int field = 0; field < COUNT; field++) {
      categories[field] = OFFSETS[field] + rank(dice.next(), CATEGORY_BITS[field]);
    }
  }

  /** Returns the feature id of a category: distinct, and scattered over 2^22. */
  static int id(int category) {
    return (category * SCATTER) & ((1 << ID_BITS) - 1);
  }

  /** Rank 0, 1, 2 to 3, 4 to 7, ...: each octave is as likely as any other. */
  private static int rank(long bits, int categoryBits) {
    int octave = (int) (((bits >>> 32) * (categoryBits + 1)) >>> 32);
    if (octave == 0) {
      return 0;
    }
    int first = 1 << (octave - 1);
    return first | ((int) bits & (first - 1));
  }

  private static int[] offsets() {
    int[] offsets = new int[COUNT + 1];
    offsets[0] = 1;
    for (int field = 0; field < COUNT; field++) {
      offsets[field + 1] = offsets[field] + (1 << CATEGORY_BITS[field]);
    }
    return offsets;
  }
}
