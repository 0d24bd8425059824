package dev.eddy.streaming.pacing;

import dev.eddy.streaming.steps.StepState;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split of the wrapped source and where it is in its steps.
 *
 * @param inner the wrapped split, with its position behind the last record of the open step
 * @param state the open step
 * @param ahead ids of the steps that theta did not have yet, ascending
 * @param phase how much is left of the present pass; only the last one exhausts or ends the split
 * @param passes how often the split is read again after it
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record PacedSplit<S extends SourceSplit>(
    S inner, StepState state, long[] ahead, Phase phase, Passes<S> passes) implements SourceSplit {

  /** How much of a split is left. */
  public enum Phase {
    /** The inner reader may have more records. */
    READING,
    /** The inner reader is through; the open step is still to be emitted. */
    EXHAUSTED,
    /** The last step was emitted; the split stays in the state as a marker. */
    ENDED
  }

  /**
   * How often a split is read from its beginning again.
   *
   * @param beginning the wrapped split as it was first assigned
   * @param left passes that have not begun yet
   */
  public record Passes<S extends SourceSplit>(S beginning, int left) {

    public Passes {
      if (left < 0) {
        throw new IllegalArgumentException("left must be >= 0, was " + left);
      }
    }

    /** Returns what is left once the next pass begins. */
    Passes<S> next() {
      return new Passes<>(beginning, left - 1);
    }
  }

  /** Returns a split that nothing was read of, to be read so many times. */
  static <S extends SourceSplit> PacedSplit<S> start(S inner, StepState state, int passCount) {
    Passes<S> passes = new Passes<>(inner, passCount - 1);
    return new PacedSplit<>(inner, state, new long[0], Phase.READING, passes);
  }

  @Override
  public String splitId() {
    return inner.splitId();
  }
}
