package dev.eddy.streaming.pacing;

import dev.eddy.streaming.silence.AbsenceOracle;
import dev.eddy.streaming.wire.RawRecord;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Where records come from.
 *
 * @param source bytes, split by split
 * @param index canonical order of the splits
 * @param splitNames names of the splits, in that order
 * @param passCount how often each split is read from its beginning to its end
 * @param absence tells whether a silent split has nothing, empty where nobody can
 * @param <S> split of the source
 * @param <C> enumerator checkpoint of the source
 */
public record TrainingInput<S extends SourceSplit, C>(
    Source<RawRecord, S, C> source,
    SplitIndex<S> index,
    List<String> splitNames,
    int passCount,
    AbsenceOracle.Opener absence) {

  public TrainingInput {
    splitNames = List.copyOf(splitNames);
    if (splitNames.isEmpty()) {
      throw new IllegalArgumentException("splitNames must not be empty");
    }
    if (passCount < 1) {
      throw new IllegalArgumentException("passCount must be >= 1, was " + passCount);
    }
  }

  /** Makes an input that is read once, whose silent splits nobody can tell from frozen ones. */
  public TrainingInput(
      Source<RawRecord, S, C> source, SplitIndex<S> index, List<String> splitNames) {
    this(source, index, splitNames, 1, AbsenceOracle.UNKNOWING);
  }

  /** Returns the input, its splits read so many times each; they must end. */
  public TrainingInput<S, C> withPasses(int count) {
    return new TrainingInput<>(source, index, splitNames, count, absence);
  }
}
