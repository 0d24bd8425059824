package dev.eddy.streaming.worker;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.probe.Probe;
import java.util.Map;

/** Settings of small loops for the worker's tests. */
final class SampleLoops {
  static final int SHARDS = 4;
  private static final int MAX_PARALLELISM = 128;

  private SampleLoops() {}

  static LoopSettings settings(
      LearnerSettings learner, Synchronization synchronization, int sliceCount) {
    return new LoopSettings(
        learner,
        synchronization,
        StepNormBounds.none(),
        new SliceMap(learner.model().dimension(), sliceCount),
        EvenKeys.of(SHARDS, MAX_PARALLELISM),
        EvenKeys.of(sliceCount, MAX_PARALLELISM),
        Fingerprint.of(Map.of()),
        Scoring.standard(),
        Probe.NONE);
  }
}
