package dev.eddy.streaming.pacing;

import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Any FLIP-27 source of records, read in steps and no faster than theta comes back.
 *
 * @param <S> split of the wrapped source
 * @param <C> enumerator checkpoint of the wrapped source
 */
public final class PacedSource<S extends SourceSplit, C>
    implements Source<RawBlock, PacedSplit<S>, C> {
  private static final long serialVersionUID = 1L;

  private final Source<RawRecord, S, C> inner;
  private final SplitIndex<S> index;
  private final Pace pace;
  private final Probe probe;

  /**
   * Wraps a source whose readers collect at most one record a poll.
   *
   * @param index numbers the splits from 0 to {@code pace.ramp().splitCount() - 1}
   */
  public PacedSource(Source<RawRecord, S, C> inner, SplitIndex<S> index, Pace pace, Probe probe) {
    this.inner = inner;
    this.index = index;
    this.pace = pace;
    this.probe = probe;
  }

  @Override
  public Boundedness getBoundedness() {
    return inner.getBoundedness();
  }

  @Override
  public SplitEnumerator<PacedSplit<S>, C> createEnumerator(
      SplitEnumeratorContext<PacedSplit<S>> context) throws Exception {
    return new PacedEnumerator<>(inner.createEnumerator(wrap(context)));
  }

  @Override
  public SplitEnumerator<PacedSplit<S>, C> restoreEnumerator(
      SplitEnumeratorContext<PacedSplit<S>> context, C checkpoint) throws Exception {
    return new PacedEnumerator<>(inner.restoreEnumerator(wrap(context), checkpoint));
  }

  private PacedEnumeratorContext<S> wrap(SplitEnumeratorContext<PacedSplit<S>> context) {
    return new PacedEnumeratorContext<>(context, index, pace.ramp().splitCount());
  }

  @Override
  public SourceReader<RawBlock, PacedSplit<S>> createReader(SourceReaderContext context) {
    return new PacedReader<>(inner, context, pace, probe);
  }

  @Override
  public SimpleVersionedSerializer<PacedSplit<S>> getSplitSerializer() {
    return new PacedSplitSerializer<>(inner.getSplitSerializer());
  }

  @Override
  public SimpleVersionedSerializer<C> getEnumeratorCheckpointSerializer() {
    return inner.getEnumeratorCheckpointSerializer();
  }
}
