package dev.eddy.streaming.pacing;

import dev.eddy.streaming.steps.StepState;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split of the wrapped source and where it is in its steps.
 *
 * @param inner the wrapped split, with its position behind the last record of the open step
 * @param state the open step
 * @param ahead ids of the steps that theta did not have yet, ascending
 * @param phase how much of the split is left
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record PacedSplit<S extends SourceSplit>(S inner, StepState state, long[] ahead, Phase phase)
    implements SourceSplit {

  /** How much of a split is left. */
  public enum Phase {
    /** The inner reader may have more records. */
    READING,
    /** The inner reader is through; the open step is still to be emitted. */
    EXHAUSTED,
    /** The last step was emitted; the split stays in the state as a marker. */
    ENDED
  }

  /** Returns a split that nothing was read of. */
  static <S extends SourceSplit> PacedSplit<S> start(S inner, StepState state) {
    return new PacedSplit<>(inner, state, new long[0], Phase.READING);
  }

  @Override
  public String splitId() {
    return inner.splitId();
  }
}
