package dev.eddy.streaming.loop;

import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A worker's copies of theta: the main model's, then that of each fold's model or of the model in
 * the background; and the main model as it was once, if it is to be kept.
 */
public final class Replicas {
  private final List<Replica> models;
  private final Optional<Replica> frozen;
  private final SliceMap slices;

  /** The life that each slice's copy is of. */
  private final long[] lives;

  private Roles roles = Roles.start();

  public Replicas(LoopSettings settings) {
    this(
        settings.learner(),
        settings.slices(),
        settings.modelCount(),
        settings.scoring().frozenEvery() > 0);
  }

  public Replicas(
      LearnerSettings learner, SliceMap slices, int modelCount, boolean hasFrozenModel) {
    this.slices = slices;
    models = Stream.generate(() -> new Replica(learner)).limit(modelCount).toList();
    frozen = hasFrozenModel ? Optional.of(of(0).toFreeze()) : Optional.empty();
    lives = new long[modelCount * slices.sliceCount()];
  }

  /** Returns the copy of a model, 0 being the main one. */
  public Replica of(int model) {
    return models.get(model);
  }

  /** Returns which of two models leads; where there are not two, the first one. */
  public Roles roles() {
    return roles;
  }

  /** Overwrites coordinates of the model that the slice belongs to. */
  public void apply(int slice, ThetaDelta delta) {
    int model = slice / slices.sliceCount();
    if (delta.roles().isTold()) {
      roles = delta.roles();
      beginLife(model, slice);
    }
    models.get(model).apply(delta);
    if (model == 0) {
      frozen.ifPresent(copy -> freeze(copy, slice, delta));
    }
  }

  private void beginLife(int model, int slice) {
    long life = roles.lifeOf(model);
    if (life != lives[slice]) {
      models.get(model).clear(slices, slice % slices.sliceCount());
      lives[slice] = life;
    }
  }

  private void freeze(Replica copy, int slice, ThetaDelta delta) {
    Freeze freeze = delta.freeze();
    if (freeze.isNow()) {
      copy.freeze(of(0), slices, slice);
    } else {
      copy.freeze(delta.coordinates(), freeze.model());
    }
  }

  /** Returns how many bytes all of them are. */
  public long byteCount() {
    return Stream.concat(models.stream(), frozen.stream()).mapToLong(Replica::byteCount).sum();
  }

  /** Returns the main model as it was when it was frozen, if it is to be kept. */
  public Optional<Replica> frozen() {
    return frozen;
  }
}
