package dev.eddy.streaming.wire;

import dev.eddy.learning.descent.DescentProgress;
import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.descent.DescentStop;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.drift.DriftState;
import dev.eddy.learning.drift.DriftWatch;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.metric.segment.Segments;
import dev.eddy.learning.metric.sums.PairedSums;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Reactor;
import dev.eddy.learning.reaction.Rivalry;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import dev.eddy.streaming.result.RunClock;
import dev.eddy.streaming.result.RunClockSerializer;
import dev.eddy.streaming.server.RecentChange;
import dev.eddy.streaming.server.RecentChangeSerializer;
import dev.eddy.streaming.server.RowSegmentSerializer;
import dev.eddy.streaming.server.SliceProgress;
import dev.eddy.streaming.server.SliceProgressSerializer;
import dev.eddy.streaming.server.StepProgress;
import dev.eddy.streaming.worker.ShardProgress;
import dev.eddy.streaming.worker.ShardProgressSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The layouts of the loop's messages and states; scores and records have tests of their own. */
class MessageLayoutTest {
  /** More elements than one chunk of {@link ArrayWire} holds. */
  private static final int LONG_ARRAY = 5000;

  private static final ThetaDelta FULL_DELTA =
      new ThetaDelta(
          new int[] {7, 1 << 28},
          new double[] {-0.0, Double.MIN_VALUE},
          new double[] {1e100, 2},
          new double[] {3, 4},
          new double[] {0, .5},
          new double[0],
          new StepTotals(9, 1L << 35, .1, .2, .3),
          new Freeze(
              false,
              new Freeze.Columns(
                  new double[] {1, -1},
                  new double[] {5, 6},
                  new double[] {-0.0, 7},
                  new double[] {8, 0})),
          new Roles(1, 1L << 36, 1L << 37, true));

  private static final ThetaDelta LONG_DELTA =
      new ThetaDelta(
              new int[LONG_ARRAY],
              new double[LONG_ARRAY],
              new double[0],
              new double[0],
              new double[0])
          .with(Freeze.now());

  @Nested
  class OfRawBlock extends Layout<RawBlock> {
    OfRawBlock() {
      super(
          new RawBlockSerializer(),
          "raw-block",
          new RawBlock(
              new SplitMark(1, 1L << 33, SplitMark.ALL, new long[0]),
              1L << 34,
              "1 x:2".getBytes(StandardCharsets.UTF_8),
              new int[] {1, 5},
              new long[] {1L << 50, -1},
              new byte[] {9},
              new int[] {0, 1},
              new ByteRows(new byte[] {7, 8}, new int[] {2, 2}),
              List.of(new StepOverride(1L << 50, 1L << 40, StepOverride.Cause.LATE))),
          new RawBlock(
              new SplitMark(0, SplitMark.NO_STEP, 7, new long[] {0, 0, 1L << 40}),
              0,
              new byte[LONG_ARRAY],
              new int[LONG_ARRAY],
              new long[LONG_ARRAY],
              new byte[0],
              new int[0],
              List.of()));
    }
  }

  @Nested
  class OfBlock extends Layout<Block> {
    OfBlock() {
      super(
          new BlockSerializer(),
          "block",
          new Block(
              3,
              new SplitMark(0, 1L << 40, 1L << 41, new long[] {0, 1L << 39}),
              new Batch(
                  new double[] {1, -0.0},
                  new int[] {0, 1, 3},
                  new int[] {0, 0, 1},
                  new double[] {.5, 2, -3},
                  new int[] {63, 64}),
              new Batch(
                  new double[] {0}, new int[] {0, 1}, new int[] {0}, new double[0], new int[] {65}),
              new byte[] {0, 19},
              new Segments(List.of("NSW", "\u00e4\u4e00"), new int[] {1, 0})),
          new Block(0, new SplitMark(0, 0, 0, new long[0]), Batch.empty()));
    }
  }

  @Nested
  class OfGradient extends Layout<Gradient> {
    OfGradient() {
      super(
          new GradientSerializer(),
          "gradient",
          new Gradient(
              3,
              1,
              1L << 40,
              1L << 60,
              false,
              new ShardGradient(
                  new ShardTotals(
                      2, .1, .2, .3, 0, 5, 1, new TrialStep(new Roles(1, 2, 1L << 40, true), -.7)),
                  new int[] {5},
                  new double[] {-1},
                  new double[] {1},
                  new double[] {3},
                  new ValueStatistics(new double[] {2}, new double[] {.5}, new double[] {.25}))),
          new Gradient(0, 0, 17, SplitMark.ALL, true, ShardGradient.empty()));
    }
  }

  @Nested
  class OfTheta extends Layout<Theta> {
    OfTheta() {
      super(
          new ThetaSerializer(),
          "theta",
          new Theta(1, 1L << 40, 1L << 60, true, false, FULL_DELTA),
          new Theta(0, 0, SplitMark.NO_STEP, true, true, ThetaDelta.empty()),
          new Theta(0, 1, 0, false, false, LONG_DELTA));
    }
  }

  @Nested
  class OfFinalTheta extends Layout<FinalTheta> {
    OfFinalTheta() {
      super(
          new FinalThetaSerializer(),
          "final-theta",
          new FinalTheta(
              1,
              1L << 40,
              -1L,
              true,
              FULL_DELTA,
              new DescentReport(1L << 33, 1L << 34, .3, 1e-7, DescentStop.LOSS_CHANGE)),
          new FinalTheta(0, 0, 0, false, LONG_DELTA));
    }
  }

  @Nested
  class OfShardProgress extends Layout<ShardProgress> {
    OfShardProgress() {
      super(
          new ShardProgressSerializer(),
          "shard-progress",
          new ShardProgress(
              1L << 40,
              1L << 60,
              true,
              1L << 41,
              1L << 42,
              new long[] {Long.MAX_VALUE, 3},
              new long[] {0, 2}),
          new ShardProgress(0, SplitMark.NO_STEP, false, new long[0], new long[0]));
    }
  }

  @Nested
  class OfSliceProgress extends Layout<SliceProgress> {
    OfSliceProgress() {
      super(
          new SliceProgressSerializer(),
          "slice-progress",
          new SliceProgress(
              new StepProgress(
                  5,
                  1L << 60,
                  new long[] {7, 5},
                  new long[] {1L << 61, 1L << 62},
                  List.of(new StepGuard.Progress(.3, 1L << 33), StepGuard.Progress.start())),
              Long.MAX_VALUE,
              2,
              -7,
              new StepTotals(1L << 33, 1L << 40, .1, 1e-300, .7),
              new Reactor.State(
                  new DriftWatch.State(
                      DriftDetectorType.HDDM_A,
                      new DriftState(new long[] {9, 4}, new double[] {2, .5}),
                      List.of()),
                  1L << 20,
                  new Rivalry.State(
                      new Roles(1, 1L << 38, 1L << 39, true),
                      1L << 40,
                      new PairedSums(3, 1L << 42, -.5, 2, 4.25, 1e9))),
              new DescentProgress(
                  1L << 35,
                  1L << 34,
                  3,
                  DescentStop.RUNNING,
                  true,
                  1e-7,
                  .5,
                  20,
                  7,
                  new double[] {.4, .3})),
          new SliceProgress(
              new StepProgress(
                  0,
                  SplitMark.NO_STEP,
                  new long[0],
                  new long[0],
                  List.of(StepGuard.Progress.start())),
              0,
              0,
              0,
              StepTotals.none()));
    }
  }

  @Nested
  class OfRecentChange extends Layout<RecentChange> {
    OfRecentChange() {
      super(
          new RecentChangeSerializer(),
          "recent-change",
          new RecentChange(FULL_DELTA, ThetaDelta.empty()),
          new RecentChange(LONG_DELTA, FULL_DELTA));
    }
  }

  @Nested
  class OfRowSegment extends Layout<RowSegment> {
    OfRowSegment() {
      super(
          new RowSegmentSerializer(),
          "row-segment",
          new RowSegment(new int[] {0, 9}, new double[] {1, 2, -0.0, 1e300}),
          new RowSegment(new int[0], new double[0]),
          new RowSegment(new int[LONG_ARRAY], new double[3 * LONG_ARRAY]));
    }
  }

  @Nested
  class OfRunClock extends Layout<RunClock> {
    OfRunClock() {
      super(new RunClockSerializer(), "run-clock", new RunClock(1L << 41, 12), new RunClock(0, 0));
    }
  }

  /** A message's contract with the messages in one place. */
  abstract static class Layout<T> extends MessageSerializerContract<T> {
    private final MessageSerializer<T> serializer;
    private final String golden;
    private final List<T> messages;

    @SafeVarargs
    @SuppressWarnings("varargs") // The array goes into a list and nowhere else.
    Layout(MessageSerializer<T> serializer, String golden, T... messages) {
      this.serializer = serializer;
      this.golden = golden;
      this.messages = List.of(messages);
    }

    @Override
    protected MessageSerializer<T> serializer() {
      return serializer;
    }

    @Override
    protected List<T> messages() {
      return messages;
    }

    @Override
    protected String golden() {
      return golden;
    }
  }
}
