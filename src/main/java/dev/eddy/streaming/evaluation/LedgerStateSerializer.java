package dev.eddy.streaming.evaluation;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.ClassBaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.RegressionBaselineScores;
import dev.eddy.learning.metric.rolling.Pane;
import dev.eddy.learning.metric.rolling.RollingScores;
import dev.eddy.learning.metric.segment.SegmentScores;
import dev.eddy.learning.metric.segment.SegmentTotals;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.assembly.AssemblyWire;
import dev.eddy.streaming.evaluation.LedgerState.Origin;
import dev.eddy.streaming.evaluation.LedgerState.Progress;
import dev.eddy.streaming.evaluation.RejectionBreaker.StepCount;
import dev.eddy.streaming.evaluation.WindowReport.ThetaAge;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.RolesWire;
import dev.eddy.streaming.loop.GuardsWire;
import dev.eddy.streaming.report.DriftWire;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.GainLines;
import dev.eddy.streaming.report.ScoresSerializer;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.ShardScoresSerializer;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecordsSerializer;
import dev.eddy.streaming.wire.PredictorWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Layout of a {@link LedgerState} in checkpoints. */
public final class LedgerStateSerializer extends MessageSerializer<LedgerState> {
  private static final long serialVersionUID = 1L;
  private static final byte CLASSES = 0;
  private static final byte REGRESSION = 1;

  private final ScoresSerializer scores = new ScoresSerializer();
  private final AssemblyWire<StepRecords, ShardScores> assembly =
      new AssemblyWire<>(new StepRecordsSerializer(), new ShardScoresSerializer());

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(LedgerState state, DataOutputView out) throws IOException {
    out.writeUTF(state.origin().target().task().name());
    out.writeInt(state.origin().target().classCount());
    out.writeUTF(state.origin().target().lossName());
    out.writeInt(state.origin().shardCount());
    assembly.write(state.assembly(), out);
    GuardsWire.write(state.guards(), out);
    writeList(state.records().splits(), LedgerStateSerializer::writeCounts, out);
    writeList(state.records().trainedOfShards(), (trained, to) -> to.writeLong(trained), out);
    out.writeLong(state.records().late());
    writeList(state.breaker().steps(), LedgerStateSerializer::writeStepCount, out);
    writeList(state.breaker().last(), LedgerStateSerializer::writeRejected, out);
    writeTally(state.cumulative(), out);
    writeTally(state.window(), out);
    writeList(state.staleness(), (count, to) -> to.writeLong(count), out);
    writeList(state.folds(), scores::serialize, out);
    writeRolling(state.rolling(), out);
    DriftWire.write(state.drift(), out);
    writeTrials(state.trials(), out);
    writeList(state.segments().cumulative(), this::writeSegment, out);
    writeList(state.segments().window(), this::writeSegment, out);
    writeHistory(state.history(), out);
    writeCounts(state.progress().reported(), out);
    out.writeLong(state.progress().eventWindow());
    out.writeLong(state.progress().theta().version());
    out.writeLong(state.progress().theta().delay());
    out.writeBoolean(state.progress().hasSummary());
  }

  @Override
  protected LedgerState read(int version, DataInputView in) throws IOException {
    return new LedgerState(
        new Origin(
            new Target(Task.valueOf(in.readUTF()), in.readInt(), in.readUTF()), in.readInt()),
        assembly.read(in),
        GuardsWire.read(in),
        new RecordLedger.State(
            readList(LedgerStateSerializer::readCounts, in),
            readList(DataInputView::readLong, in),
            in.readLong()),
        new RejectionBreaker.State(
            readList(from -> new StepCount(from.readInt(), from.readInt()), in),
            readList(LedgerStateSerializer::readRejected, in)),
        readTally(in),
        readTally(in),
        readList(DataInputView::readLong, in),
        readList(scores::deserialize, in),
        readRolling(in),
        DriftWire.read(in),
        readTrials(in),
        new SegmentTotals.State(readList(this::readSegment, in), readList(this::readSegment, in)),
        readHistory(in),
        new Progress(
            readCounts(in),
            in.readLong(),
            new ThetaAge(in.readLong(), in.readLong()),
            in.readBoolean()));
  }

  private static void writeTrials(TrialLog.State trials, DataOutputView out) throws IOException {
    RolesWire.write(trials.roles(), out);
    out.writeLong(trials.counts().trials());
    out.writeLong(trials.counts().takeovers());
    writeList(
        trials.events(),
        (event, to) -> {
          to.writeUTF(event.change().name());
          to.writeLong(event.steps());
          to.writeLong(event.trained());
        },
        out);
  }

  private static TrialLog.State readTrials(DataInputView in) throws IOException {
    return new TrialLog.State(
        RolesWire.read(in),
        new TrialLog.Counts(in.readLong(), in.readLong()),
        readList(
            from ->
                new TrialLog.Event(
                    TrialLog.Change.valueOf(from.readUTF()), from.readLong(), from.readLong()),
            in));
  }

  private void writeSegment(SegmentScores segment, DataOutputView out) throws IOException {
    out.writeUTF(segment.name());
    out.writeBoolean(segment.isRest());
    scores.serialize(segment.scores(), out);
  }

  private SegmentScores readSegment(DataInputView in) throws IOException {
    return new SegmentScores(in.readUTF(), in.readBoolean(), scores.deserialize(in));
  }

  private void writeRolling(RollingScores.State rolling, DataOutputView out) throws IOException {
    writeList(rolling.panes(), this::writeTally, out);
    out.writeDouble(rolling.fadingWeight());
    out.writeInt(rolling.fadingSums().size());
    for (Map.Entry<String, Double> sum : rolling.fadingSums().entrySet()) {
      out.writeUTF(sum.getKey());
      out.writeDouble(sum.getValue());
    }
  }

  private RollingScores.State readRolling(DataInputView in) throws IOException {
    List<Pane> panes = readList(this::readTally, in);
    double weight = in.readDouble();
    int count = in.readInt();
    Map<String, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      sums.put(in.readUTF(), in.readDouble());
    }
    return new RollingScores.State(panes, weight, sums);
  }

  private void writeTally(Pane tally, DataOutputView out) throws IOException {
    scores.serialize(tally.model(), out);
    if (tally.baselines() instanceof ClassBaselineScores classes) {
      out.writeByte(CLASSES);
      out.writeLong(classes.exampleCount());
      out.writeLong(classes.majorityHits());
      out.writeLong(classes.lastHits());
      out.writeDouble(classes.baseRateLossSum());
      PredictorWire.write(classes.frozen(), out);
    } else if (tally.baselines() instanceof RegressionBaselineScores regression) {
      out.writeByte(REGRESSION);
      out.writeLong(regression.exampleCount());
      PredictorWire.write(regression.meanErrors(), out);
      PredictorWire.write(regression.lastErrors(), out);
      PredictorWire.write(regression.frozen(), out);
    }
    GainLines.writeSums(tally.comparisons().sums(), out);
  }

  private Pane readTally(DataInputView in) throws IOException {
    return new Pane(
        scores.deserialize(in), readBaselines(in), new Comparisons(GainLines.readSums(in)));
  }

  private static BaselineScores readBaselines(DataInputView in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case CLASSES ->
          new ClassBaselineScores(
              in.readLong(), in.readLong(), in.readLong(), in.readDouble(), PredictorWire.read(in));
      case REGRESSION ->
          new RegressionBaselineScores(
              in.readLong(),
              PredictorWire.readErrors(in),
              PredictorWire.readErrors(in),
              PredictorWire.read(in));
      default -> throw new IOException("kind of baselines must be 0 or 1, was " + kind);
    };
  }

  private static void writeHistory(LabelHistory history, DataOutputView out) throws IOException {
    out.writeLong(history.count());
    out.writeDouble(history.sum());
    out.writeInt(history.lasts().length);
    for (double last : history.lasts()) {
      out.writeDouble(last);
    }
    out.writeInt(history.classCounts().length);
    for (long classCount : history.classCounts()) {
      out.writeLong(classCount);
    }
  }

  private static LabelHistory readHistory(DataInputView in) throws IOException {
    long count = in.readLong();
    double sum = in.readDouble();
    double[] lasts = new double[in.readInt()];
    for (int split = 0; split < lasts.length; split++) {
      lasts[split] = in.readDouble();
    }
    long[] classCounts = new long[in.readInt()];
    for (int k = 0; k < classCounts.length; k++) {
      classCounts[k] = in.readLong();
    }
    return new LabelHistory(count, sum, lasts, classCounts);
  }

  private static void writeCounts(RecordCounts counts, DataOutputView out) throws IOException {
    out.writeLong(counts.read());
    out.writeLong(counts.trained());
    out.writeLong(counts.rejected());
    out.writeLong(counts.scored());
    out.writeLong(counts.setAside());
  }

  private static RecordCounts readCounts(DataInputView in) throws IOException {
    return new RecordCounts(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeStepCount(StepCount step, DataOutputView out) throws IOException {
    out.writeInt(step.read());
    out.writeInt(step.rejected());
  }

  private static void writeRejected(RejectedRecord rejected, DataOutputView out)
      throws IOException {
    StringValue.writeString(rejected.split(), out);
    out.writeLong(rejected.offset());
    StringValue.writeString(rejected.reason(), out);
  }

  private static RejectedRecord readRejected(DataInputView in) throws IOException {
    return new RejectedRecord(
        StringValue.readString(in), in.readLong(), StringValue.readString(in));
  }

  /** Writes one element of a list. */
  private interface ElementWriter<T> {
    void write(T element, DataOutputView out) throws IOException;
  }

  /** Reads one element of a list. */
  private interface ElementReader<T> {
    T read(DataInputView in) throws IOException;
  }

  private static <T> void writeList(List<T> list, ElementWriter<T> writer, DataOutputView out)
      throws IOException {
    out.writeInt(list.size());
    for (T element : list) {
      writer.write(element, out);
    }
  }

  private static <T> List<T> readList(ElementReader<T> reader, DataInputView in)
      throws IOException {
    int count = in.readInt();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  @Override
  public TypeSerializer<LedgerState> duplicate() {
    return new LedgerStateSerializer();
  }

  @Override
  public TypeSerializerSnapshot<LedgerState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LedgerState> {
    public Snapshot() {
      super(LedgerStateSerializer::new);
    }
  }
}
