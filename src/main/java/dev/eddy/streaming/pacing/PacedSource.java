package dev.eddy.streaming.pacing;

import dev.eddy.streaming.pacing.PacedEnumeratorContext.Founding;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.seal.CheckpointWitness;
import dev.eddy.streaming.seal.Sealing;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.List;
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
    implements Source<RawBlock, PacedSplit<S>, EnumeratorState<S, C>> {
  private static final long serialVersionUID = 1L;

  /** What Flink's metrics of a job carry its id under. */
  private static final String JOB_ID = "<job_id>";

  private final Source<RawRecord, S, C> inner;
  private final SplitIndex<S> index;
  private final Founding founding;
  private final ReaderSettings settings;
  private final Sealing sealing;

  /**
   * Wraps a source whose readers collect at most one record a poll.
   *
   * @param input numbers the splits that it starts with from 0 to one less than there are names
   * @param sealing where checkpoints lie that are sealed
   */
  public PacedSource(TrainingInput<S, C> input, Pace pace, Probe probe, Sealing sealing) {
    this.inner = input.source();
    this.index = input.index();
    this.founding = new Founding(input.splitNames().size(), input.passCount());
    this.settings = new ReaderSettings(pace, input.absence(), probe);
    this.sealing = sealing;
  }

  @Override
  public Boundedness getBoundedness() {
    return inner.getBoundedness();
  }

  @Override
  public SplitEnumerator<PacedSplit<S>, EnumeratorState<S, C>> createEnumerator(
      SplitEnumeratorContext<PacedSplit<S>> context) throws Exception {
    PacedEnumeratorContext<S> wrapped =
        new PacedEnumeratorContext<>(context, index, founding, List.of());
    return new PacedEnumerator<>(inner.createEnumerator(wrapped), wrapped, witness(context));
  }

  @Override
  public SplitEnumerator<PacedSplit<S>, EnumeratorState<S, C>> restoreEnumerator(
      SplitEnumeratorContext<PacedSplit<S>> context, EnumeratorState<S, C> checkpoint)
      throws Exception {
    // As many as the job once started with, however many this start has found.
    PacedEnumeratorContext<S> wrapped =
        new PacedEnumeratorContext<>(
            context, index, founding.of(checkpoint.founderCount()), checkpoint.pending());
    return new PacedEnumerator<>(
        inner.restoreEnumerator(wrapped, checkpoint.inner()), wrapped, witness(context));
  }

  private CheckpointWitness witness(SplitEnumeratorContext<PacedSplit<S>> context) {
    return sealing.open(() -> context.metricGroup().getAllVariables().get(JOB_ID));
  }

  @Override
  public SourceReader<RawBlock, PacedSplit<S>> createReader(SourceReaderContext context) {
    return new PacedReader<>(inner, context, settings);
  }

  @Override
  public SimpleVersionedSerializer<PacedSplit<S>> getSplitSerializer() {
    return new PacedSplitSerializer<>(inner.getSplitSerializer());
  }

  @Override
  public SimpleVersionedSerializer<EnumeratorState<S, C>> getEnumeratorCheckpointSerializer() {
    return new EnumeratorStateSerializer<>(
        inner.getEnumeratorCheckpointSerializer(), inner.getSplitSerializer());
  }
}
