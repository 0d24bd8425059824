package dev.eddy.format;

import java.util.List;
import java.util.Locale;

/** Finds what somebody who mistyped a name may have meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the known name that is the fewest single-character edits away, the first of equals;
   * empty when none is known.
   */
  public static String of(String name, List<String> known) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, one row of the table at a time. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
