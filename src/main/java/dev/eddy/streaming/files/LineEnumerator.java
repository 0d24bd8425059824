package dev.eddy.streaming.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives split i to reader i modulo the parallelism, whatever happened before. */
final class LineEnumerator implements SplitEnumerator<LineSplit, List<LineSplit>> {
  private final SplitEnumeratorContext<LineSplit> context;
  private final List<LineSplit> unassigned;

  LineEnumerator(SplitEnumeratorContext<LineSplit> context, List<LineSplit> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  /** Does nothing: splits go out as soon as a reader is there. */
  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addSplitsBack(List<LineSplit> splits, int subtask) {
    unassigned.addAll(splits);
    unassigned.sort(Comparator.comparingInt(LineSplit::number));
  }

  @Override
  public void addReader(int subtask) {
    List<LineSplit> own =
        unassigned.stream()
            .filter(split -> split.number() % context.currentParallelism() == subtask)
            .toList();
    unassigned.removeAll(own);
    own.forEach(split -> context.assignSplit(split, subtask));
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public List<LineSplit> snapshotState(long checkpointId) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() {}
}
