package dev.eddy.streaming.server;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * One parameter server over a real RocksDB, whose incremental checkpoints are weighed one after the
 * other.
 */
final class CheckpointSeries implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<Integer, Gradient, Theta> harness;
  private final SliceMap slices;
  private final int page;
  private long steps;
  private long checkpoints;

  /**
   * A checkpoint.
   *
   * @param writtenBytes what it wrote
   * @param stateBytes what it refers to, old files included
   * @param millis how long it took
   */
  record Weight(long writtenBytes, long stateBytes, double millis) {}

  /**
   * Starts afresh.
   *
   * @param sliceCount slices that the server has
   * @param page how many coordinates next to each other are touched together
   * @param folder of state and checkpoints
   */
  CheckpointSeries(LearnerSettings learner, int sliceCount, int page, Path folder)
      throws Exception {
    slices = new SliceMap(learner.model().dimension(), sliceCount);
    EvenKeys keys = EvenKeys.of(sliceCount, ServerHarness.MAX_PARALLELISM);
    this.page = page;
    LoopSettings settings =
        new LoopSettings(
            learner,
            Synchronization.sync(),
            StepNormBounds.none(),
            slices,
            EvenKeys.of(1, ServerHarness.MAX_PARALLELISM),
            keys,
            Fingerprint.of(Map.of()),
            Scoring.standard(),
            Probe.NONE);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            ParameterServer.factory(settings),
            gradient -> keys.key(gradient.slice()),
            Types.INT,
            ServerHarness.MAX_PARALLELISM,
            1,
            0);
    Configuration backend = new Configuration();
    // The harness has next to none.
    backend.set(RocksDBOptions.USE_MANAGED_MEMORY, false);
    EmbeddedRocksDBStateBackend rocks =
        new EmbeddedRocksDBStateBackend(true)
            .configure(backend, CheckpointSeries.class.getClassLoader());
    rocks.setDbStoragePath(folder.resolve("rocksdb").toString());
    harness.setStateBackend(rocks);
    harness.setCheckpointStorage(
        new FileSystemCheckpointStorage(folder.resolve("checkpoints").toUri()));
    harness.open();
  }

  /** Takes a step that touches whole pages. */
  void touch(IntStream pages) throws Exception {
    int[] coordinates = pages.flatMap(p -> IntStream.range(p * page, (p + 1) * page)).toArray();
    long seed = steps;
    double[] sums =
        IntStream.of(coordinates).mapToDouble(c -> Math.sin((double) (seed + c))).toArray();
    Gradient whole = SampleGradients.gradient(0, steps, coordinates, sums);
    ShardGradient[] parts = whole.part().split(slices);
    for (int slice = 0; slice < parts.length; slice++) {
      harness.processElement(
          new StreamRecord<>(new Gradient(0, slice, steps, whole.stepId(), false, parts[slice])));
    }
    steps++;
    harness.getOutput().clear();
  }

  /** Takes a checkpoint that is confirmed. */
  Weight checkpoint() throws Exception {
    long start = System.nanoTime();
    OperatorSubtaskState state = harness.snapshot(++checkpoints, checkpoints);
    double millis = (System.nanoTime() - start) / 1e6;
    harness.notifyOfCompletedCheckpoint(checkpoints);
    return new Weight(state.getCheckpointedSize(), state.getStateSize(), millis);
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
