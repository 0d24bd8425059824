package dev.eddy.streaming.loop;

import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A worker's copies of theta: the main model's, then that of each fold's model; and the main model
 * as it was once, if it has that rival.
 */
public final class Replicas {
  private final List<Replica> models;
  private final Optional<Replica> frozen;
  private final SliceMap slices;

  public Replicas(LoopSettings settings) {
    models =
        Stream.generate(() -> new Replica(settings.learner()))
            .limit(settings.modelCount())
            .toList();
    frozen = settings.hasFrozenModel() ? Optional.of(of(0).rival()) : Optional.empty();
    slices = settings.slices();
  }

  /** Returns the copy of a model, 0 being the main one. */
  public Replica of(int model) {
    return models.get(model);
  }

  /** Overwrites coordinates of the model that the slice belongs to. */
  public void apply(int slice, ThetaDelta delta) {
    Replica model = models.get(slice / slices.sliceCount());
    model.apply(delta);
    if (slice < slices.sliceCount()) {
      frozen.ifPresent(rival -> freeze(rival, slice, delta));
    }
  }

  private void freeze(Replica rival, int slice, ThetaDelta delta) {
    Freeze freeze = delta.freeze();
    if (freeze.isNow()) {
      rival.freeze(of(0), slices, slice);
    } else {
      rival.freeze(delta.coordinates(), freeze.model());
    }
  }

  /** Returns the main model as it was when it was frozen, if it is to be kept. */
  public Optional<Replica> frozen() {
    return frozen;
  }
}
