package dev.eddy.format.json;

import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.interaction.TermMasks;
import dev.eddy.learning.example.ExampleBuffer;

/** Marks the features of fields that interact; what is within such a field does, too. */
public final class FieldTerms {
  private final TermMasks terms;
  private final boolean isWanted;
  private final long[] marks = new long[JsonTokens.NESTING_MAX + 1];

  public FieldTerms(Interactions interactions) {
    terms = new TermMasks(interactions);
    isWanted = !terms.isEmpty();
  }

  /** Takes the field that the path has just entered. */
  public void enter(FieldPath path) {
    if (isWanted) {
      int depth = path.depth();
      marks[depth] = marks[depth - 1] | terms.of(path.bytes(), 0, path.length());
    }
  }

  /** Marks the features that follow as those of the field that the path is at. */
  public void mark(FieldPath path, ExampleBuffer example) {
    if (isWanted) {
      example.mark(marks[path.depth()]);
    }
  }
}
