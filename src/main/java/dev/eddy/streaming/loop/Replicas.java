package dev.eddy.streaming.loop;

import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ThetaDelta;
import java.util.List;
import java.util.stream.Stream;

/** A worker's copies of theta: the main model's, then that of each fold's model. */
public final class Replicas {
  private final List<Replica> models;
  private final int slicesOfModel;

  public Replicas(LoopSettings settings) {
    models =
        Stream.generate(() -> new Replica(settings.learner()))
            .limit(settings.modelCount())
            .toList();
    slicesOfModel = settings.slices().sliceCount();
  }

  /** Returns the copy of a model, 0 being the main one. */
  public Replica of(int model) {
    return models.get(model);
  }

  /** Overwrites coordinates of the model that the slice belongs to. */
  public void apply(int slice, ThetaDelta delta) {
    models.get(slice / slicesOfModel).apply(delta);
  }
}
