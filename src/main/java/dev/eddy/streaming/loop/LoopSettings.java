package dev.eddy.streaming.loop;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.probe.Probe;
import java.io.Serializable;

/**
 * What worker and server must agree on.
 *
 * @param learner what is learned
 * @param synchronization how far they wait for each other
 * @param stepNorms when a step is set aside
 * @param slices how each model's theta is cut for the servers
 * @param shardKeys keys of the shards, in the order in which their gradients are summed
 * @param sliceKeys keys of all models' slices, those of the main model first
 * @param fingerprint everything that gives the state its meaning
 * @param scoring what workers score
 * @param probe where fault tests strike
 */
public record LoopSettings(
    LearnerSettings learner,
    Synchronization synchronization,
    StepNormBounds stepNorms,
    SliceMap slices,
    EvenKeys shardKeys,
    EvenKeys sliceKeys,
    Fingerprint fingerprint,
    Scoring scoring,
    Probe probe)
    implements Serializable {

  public LoopSettings {
    if (sliceKeys.count() % slices.sliceCount() != 0) {
      throw new IllegalArgumentException(
          "sliceKeys must be there for whole models of %d slices, were %d"
              .formatted(slices.sliceCount(), sliceKeys.count()));
    }
  }

  /** Returns how many slices all models have together: slice s of model m is m * S + s. */
  public int sliceCount() {
    return sliceKeys.count();
  }

  /**
   * Returns how many models there are: the main one, and one for each fold or in the background.
   */
  public int modelCount() {
    return sliceCount() / slices.sliceCount();
  }

  /** Whether a slice is one of the main model's. */
  public boolean isMain(int slice) {
    return slice < slices.sliceCount();
  }
}
