package dev.eddy.streaming.pacing;

import dev.eddy.streaming.seal.CheckpointWitness;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;

/**
 * The wrapped enumerator, with paced splits around its own. A split that comes back before its
 * first checkpoint goes back as it was; it starts its steps anew when it is assigned again.
 */
final class PacedEnumerator<S extends SourceSplit, C>
    implements SplitEnumerator<PacedSplit<S>, EnumeratorState<S, C>> {
  private final SplitEnumerator<S, C> inner;
  private final PacedEnumeratorContext<S> context;
  private final CheckpointWitness witness;

  PacedEnumerator(
      SplitEnumerator<S, C> inner, PacedEnumeratorContext<S> context, CheckpointWitness witness) {
    this.inner = inner;
    this.context = context;
    this.witness = witness;
  }

  @Override
  public void start() {
    inner.start();
  }

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {
    inner.handleSplitRequest(subtask, requesterHostname);
  }

  @Override
  public void addSplitsBack(List<PacedSplit<S>> splits, int subtask) {
    inner.addSplitsBack(splits.stream().map(PacedSplit::inner).toList(), subtask);
  }

  @Override
  public void addReader(int subtask) {
    inner.addReader(subtask);
    context.askAll();
  }

  @Override
  public EnumeratorState<S, C> snapshotState(long checkpointId) throws Exception {
    return new EnumeratorState<>(
        inner.snapshotState(checkpointId), context.founderCount(), context.pending());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    inner.notifyCheckpointComplete(checkpointId);
    witness.completed(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    inner.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof JoinGrant grant) {
      context.admit(grant);
    } else {
      inner.handleSourceEvent(subtask, event);
    }
  }

  @Override
  public void close() throws IOException {
    witness.close();
    inner.close();
  }
}
