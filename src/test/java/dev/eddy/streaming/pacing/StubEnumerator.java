package dev.eddy.streaming.pacing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;

/** An enumerator that remembers what came back. */
final class StubEnumerator implements SplitEnumerator<StubSource.Split, String> {
  final List<StubSource.Split> back = new ArrayList<>();

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {}

  @Override
  public void addSplitsBack(List<StubSource.Split> splits, int subtask) {
    back.addAll(splits);
  }

  @Override
  public void addReader(int subtask) {}

  @Override
  public String snapshotState(long checkpointId) {
    return "inner";
  }

  @Override
  public void close() {}
}
