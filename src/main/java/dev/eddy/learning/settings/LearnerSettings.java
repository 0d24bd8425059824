package dev.eddy.learning.settings;

import dev.eddy.learning.descent.DescentColumns;
import dev.eddy.learning.descent.DescentSettings;
import dev.eddy.learning.loss.Labels;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.reaction.ReactionSettings;
import java.io.Serializable;
import java.util.List;

/**
 * What is learned and how. All but the learning rate gives theta its meaning: a checkpoint of one
 * setting is never restored into another.
 *
 * @param model what theta consists of
 * @param loss what an error costs
 * @param optimizer what turns gradients into theta
 * @param scaling what becomes of values before they are used
 * @param algorithm how a step trains
 * @param delay D: step t is computed with theta(t - D)
 * @param descent what a gradient descent minimizes and when it ends
 * @param reaction what follows when the error rate has risen
 */
public record LearnerSettings(
    ModelSettings model,
    LossSettings loss,
    OptimizerSettings optimizer,
    Scaling scaling,
    Algorithm algorithm,
    int delay,
    DescentSettings descent,
    ReactionSettings reaction)
    implements Serializable {

  public LearnerSettings {
    if (delay < 0) {
      throw new IllegalArgumentException("delay must be >= 0, was " + delay);
    }
    if (model.type() == ModelType.SOFTMAX && loss.type() != LossType.LOGISTIC) {
      throw new IllegalArgumentException(
          "loss of softmax must be logistic (cross-entropy), was " + loss.type());
    }
    if (model.type() == ModelType.ONE_VS_REST && loss.type().task() != Task.BINARY) {
      throw new IllegalArgumentException(
          "loss of one-vs-rest must be one of two classes, was " + loss.type());
    }
    int weightCount = loss.classWeights().size();
    int classCount =
        model.type().isMulticlass()
            ? model.classCount()
            : loss.type().task() == Task.BINARY ? 2 : 0;
    if (weightCount != 0 && weightCount != classCount) {
      throw new IllegalArgumentException(
          "classWeights must be of %d classes, were %s".formatted(classCount, loss.classWeights()));
    }
    if (algorithm == Algorithm.GRADIENT_DESCENT && delay > 0) {
      throw new IllegalArgumentException(
          "delay of gradient-descent must be 0: the loss of a pass is that of one theta, was "
              + delay);
    }
    if (algorithm == Algorithm.LOCAL_SGD && !RowRule.of(optimizer, loss.type()).hasAdditiveRows()) {
      // A memory that decays with each step has no meaningful sum over shards.
      throw new IllegalArgumentException(
          "optimizer of local-sgd must have rows that shards can add up (sgd, adagrad, nag, ftrl or"
              + " coin, without a penalty of its own time), was %s with %s"
                  .formatted(optimizer.type(), optimizer.penalty()));
    }
    requireReaction(algorithm, optimizer, loss, reaction);
  }

  private static void requireReaction(
      Algorithm algorithm,
      OptimizerSettings optimizer,
      LossSettings loss,
      ReactionSettings reaction) {
    if (!reaction.isOn()) {
      return;
    }
    if (algorithm != Algorithm.SGD || loss.type().task() != Task.BINARY) {
      throw new IllegalArgumentException(
          "reaction must be none where labels are numbers and with another algorithm than sgd, was "
              + reaction.reaction());
    }
    RowRule rule = RowRule.of(optimizer, loss.type());
    boolean isFit =
        switch (reaction.reaction()) {
          case BOOST -> rule.optimizer().followsRate();
          // What workers know of a lazy row would be another one.
          case RESTART -> rule.optimizer().canRestart() && !rule.isLazy();
          case NONE, BACKGROUND -> true;
        };
    if (!isFit) {
      throw new IllegalArgumentException(
          "reaction %s must not be with optimizer %s and penalty %s: boost needs a rate (not ftrl,"
                  .formatted(reaction.reaction(), optimizer.type(), optimizer.penalty())
              + " coin), restart sums of squares and no lazy penalty (adagrad, nag, ftrl)");
    }
  }

  /** Nothing follows a drift. */
  public LearnerSettings(
      ModelSettings model,
      LossSettings loss,
      OptimizerSettings optimizer,
      Scaling scaling,
      Algorithm algorithm,
      int delay,
      DescentSettings descent) {
    this(model, loss, optimizer, scaling, algorithm, delay, descent, ReactionSettings.none());
  }

  /** Says nothing of a gradient descent. */
  public LearnerSettings(
      ModelSettings model,
      LossSettings loss,
      OptimizerSettings optimizer,
      Scaling scaling,
      Algorithm algorithm,
      int delay) {
    this(model, loss, optimizer, scaling, algorithm, delay, DescentSettings.standard());
  }

  /** Returns plain mini-batch training of a linear model. */
  public static LearnerSettings linear(
      int bits, boolean hasIntercept, LossType loss, OptimizerSettings optimizer) {
    return new LearnerSettings(
        ModelSettings.linear(bits, hasIntercept),
        LossSettings.of(loss),
        optimizer,
        Scaling.NONE,
        Algorithm.SGD,
        0);
  }

  /** Returns these settings with another scaling. */
  public LearnerSettings withScaling(Scaling other) {
    return new LearnerSettings(model, loss, optimizer, other, algorithm, delay, descent, reaction);
  }

  /** Returns these settings with another delay. */
  public LearnerSettings withDelay(int other) {
    return new LearnerSettings(
        model, loss, optimizer, scaling, algorithm, other, descent, reaction);
  }

  /** Returns these settings with another optimizer. */
  public LearnerSettings withOptimizer(OptimizerSettings other) {
    return new LearnerSettings(model, loss, other, scaling, algorithm, delay, descent, reaction);
  }

  /** Returns these settings with another loss. */
  public LearnerSettings withLoss(LossSettings other) {
    return new LearnerSettings(
        model, other, optimizer, scaling, algorithm, delay, descent, reaction);
  }

  /** Returns these settings with another model. */
  public LearnerSettings withModel(ModelSettings other) {
    return new LearnerSettings(
        other, loss, optimizer, scaling, algorithm, delay, descent, reaction);
  }

  /** Returns these settings with another algorithm. */
  public LearnerSettings withAlgorithm(Algorithm other) {
    return new LearnerSettings(model, loss, optimizer, scaling, other, delay, descent, reaction);
  }

  /** Returns a full-batch descent with these settings. */
  public LearnerSettings withDescent(DescentSettings other) {
    return new LearnerSettings(
        model, loss, optimizer, scaling, Algorithm.GRADIENT_DESCENT, delay, other, reaction);
  }

  /** Returns these settings with another reaction to drift. */
  public LearnerSettings withReaction(ReactionSettings other) {
    return new LearnerSettings(model, loss, optimizer, scaling, algorithm, delay, descent, other);
  }

  /** Returns what a label is. */
  public Task task() {
    return model.type().isMulticlass() ? Task.MULTICLASS : loss.type().task();
  }

  /** Returns what labels are, as numbers. */
  public Labels labels() {
    return new Labels(loss.type(), model.classCount(), List.of());
  }

  /** Returns what is predicted. */
  public Target target() {
    return model.type().isMulticlass()
        // Against the rest the loss is a sum of K losses of two classes, none of K.
        ? Target.ofClasses(model.classCount(), model.type() == ModelType.SOFTMAX)
        : Target.of(loss.type());
  }

  /** Whether values are scaled by what theta knows of them. */
  public boolean isScaled() {
    return scaling != Scaling.NONE;
  }

  /** Whether each shard steps on from theta itself, example by example. */
  public boolean isLocal() {
    return algorithm == Algorithm.LOCAL_SGD;
  }

  /** Whether each step is a pass over all examples. */
  public boolean isDescent() {
    return algorithm == Algorithm.GRADIENT_DESCENT;
  }

  /** Whether workers need whole rows of theta, not only the weights. */
  public boolean sharesRows() {
    return isLocal() || rule().isLazy();
  }

  /** Returns what happens to a weight's row. */
  public RowRule rule() {
    return isDescent()
        ? RowRule.of(new DescentColumns(descent))
        : RowRule.of(optimizer, loss.type());
  }
}
