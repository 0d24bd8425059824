package dev.eddy.streaming.worker;

import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;

/**
 * Tests and trains the model in the background with a shard's step, while it is on trial. Both
 * models' gradients say what both have lost, and have the norm of the leader's: servers of either
 * model decide alike.
 */
final class RivalTrainer {
  private final GradientKernel kernel;
  private final Losses losses = new Losses();

  RivalTrainer(LearnerSettings settings) {
    kernel = GradientKernel.of(settings);
  }

  /** The gradients of both models. */
  record Pair(ShardGradient leader, ShardGradient rival) {}

  /**
   * Computes the gradient of the model in the background, an empty one while it is idle.
   *
   * @param leader the gradient of the model that leads
   * @param leaderLoss sum of what its examples lost with that model
   * @param theta the other model's
   */
  Pair train(ShardStep step, ShardGradient leader, double leaderLoss, Roles roles, Replica theta) {
    ShardGradient rival = ShardGradient.empty();
    double gain = 0;
    if (roles.hasTrial()) {
      losses.sum = 0;
      ShardGradient computed = kernel.compute(step.batches(), theta, losses);
      gain = leaderLoss - losses.sum;
      // Set aside by itself the slices of one model would know of a step less than the other's.
      rival = Double.isFinite(computed.norm()) ? computed : rival;
    }
    ShardGradient told = leader.inTrial(new TrialStep(roles, gain));
    return new Pair(told, rival.guardedAs(told));
  }

  /** Adds up losses. */
  private static final class Losses implements ScoreSink {
    private double sum;

    @Override
    public void add(double score, double label, double loss) {
      sum += loss;
    }

    @Override
    public void add(double[] probabilities, int label, double loss) {
      sum += loss;
    }
  }
}
