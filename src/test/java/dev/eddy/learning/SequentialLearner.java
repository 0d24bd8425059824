package dev.eddy.learning;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.learning.theta.measure.ThetaHash;
import dev.eddy.streaming.loop.Replicas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * The whole loop in one thread, without a network: what a distributed run must equal bit for bit.
 *
 * <pre>{@code
 * SequentialLearner learner = new SequentialLearner(settings, 4, 2);
 * learner.step(batchesOfStep0, scores); // by shard, then by split
 * learner.thetaHash();
 * }</pre>
 */
public final class SequentialLearner {
  private final LearnerSettings settings;
  private final int shardCount;
  private final SliceMap slices;
  private final GradientKernel kernel;
  private final Replicas replicas;
  private final ThetaSlice[] theta;

  /** Deltas that workers have not heard of yet: the last D steps. */
  private final Deque<List<ThetaDelta>> underway = new ArrayDeque<>();

  public SequentialLearner(LearnerSettings settings, int shardCount, int sliceCount) {
    this.settings = settings;
    this.shardCount = shardCount;
    slices = new SliceMap(settings.model().dimension(), sliceCount);
    kernel = GradientKernel.of(settings);
    int modelCount = settings.reaction().isBackground() ? 2 : 1;
    replicas = new Replicas(settings, slices, modelCount, false);
    theta = new ThetaSlice[modelCount * sliceCount];
    for (int slice = 0; slice < theta.length; slice++) {
      theta[slice] = new ThetaSlice(settings, slices, slice);
    }
  }

  /**
   * Trains one step.
   *
   * @param batches for each shard its batches in split order
   * @param scores takes the scores shard by shard
   */
  public void step(List<List<Batch>> batches, ScoreSink scores) {
    if (batches.size() != shardCount) {
      throw new IllegalArgumentException(
          "batches must be there for %d shards, were for %d".formatted(shardCount, batches.size()));
    }
    List<List<ShardGradient>> parts = new ArrayList<>();
    for (int slice = 0; slice < theta.length; slice++) {
      parts.add(new ArrayList<>());
    }
    for (List<Batch> shard : batches) {
      List<ShardGradient> models = gradients(shard, scores);
      for (int model = 0; model < models.size(); model++) {
        ShardGradient[] split = models.get(model).split(slices);
        for (int slice = 0; slice < split.length; slice++) {
          parts.get(model * split.length + slice).add(split[slice]);
        }
      }
    }
    List<ThetaDelta> deltas = new ArrayList<>();
    for (int slice = 0; slice < theta.length; slice++) {
      deltas.add(theta[slice].step(parts.get(slice)).after());
    }
    underway.add(deltas);
    if (underway.size() > settings.delay()) {
      List<ThetaDelta> oldest = underway.remove();
      for (int slice = 0; slice < theta.length; slice++) {
        replicas.apply(slice, oldest.get(slice));
      }
    }
  }

  /** Returns the gradient of each model, as workers compute them. */
  private List<ShardGradient> gradients(List<Batch> shard, ScoreSink scores) {
    Roles roles = replicas.roles();
    Listener heard = new Listener(scores);
    ShardGradient leader =
        kernel.compute(shard, replicas.of(roles.leader()), heard).withErrors(heard.errorCount);
    if (!settings.reaction().isBackground()) {
      return List.of(leader);
    }
    ShardGradient rival = ShardGradient.empty();
    double gain = 0;
    if (roles.hasTrial()) {
      Listener silent = new Listener(ScoreSink.unheard());
      rival = kernel.compute(shard, replicas.of(roles.rival()), silent);
      gain = heard.lossSum - silent.lossSum;
    }
    leader = leader.inTrial(new TrialStep(roles, gain));
    rival = rival.guardedAs(leader);
    return roles.leader() == 0 ? List.of(leader, rival) : List.of(rival, leader);
  }

  /** Returns which of two models the next step is computed with first. */
  public Roles roles() {
    return replicas.roles();
  }

  /** Returns a learner that goes on from what a checkpoint keeps of this one, without a delay. */
  public SequentialLearner restored() {
    SequentialLearner other = new SequentialLearner(settings, shardCount, slices.sliceCount());
    for (int slice = 0; slice < theta.length; slice++) {
      other.theta[slice].restore(theta[slice].touched());
      other.theta[slice].resume(theta[slice].digest(), theta[slice].totals());
      other.theta[slice].reactor().resume(theta[slice].reactor().state());
      other.replicas.apply(slice, other.theta[slice].chunk(0, Integer.MAX_VALUE).delta());
    }
    return other;
  }

  /** Returns theta with all steps, those that workers have not heard of included. */
  public Replica theta() {
    Replica whole = new Replica(settings);
    for (ThetaSlice slice : slices()) {
      whole.apply(slice.chunk(0, Integer.MAX_VALUE).delta());
    }
    return whole;
  }

  /** Returns the weights of all touched coordinates, ascending, as a model has them. */
  public ThetaDelta finalTheta() {
    int weightCount = settings.model().weightCount();
    TreeMap<Integer, double[]> weights = new TreeMap<>();
    for (ThetaSlice slice : slices()) {
      ThetaDelta part = slice.current(0, Integer.MAX_VALUE).delta();
      for (int i = 0; i < part.coordinates().length; i++) {
        int from = i * weightCount;
        weights.put(
            part.coordinates()[i], Arrays.copyOfRange(part.weights(), from, from + weightCount));
      }
    }
    double[] none = new double[0];
    return new ThetaDelta(
        weights.keySet().stream().mapToInt(Integer::intValue).toArray(),
        weights.values().stream().flatMapToDouble(Arrays::stream).toArray(),
        none,
        none,
        none);
  }

  public String thetaHash() {
    return ThetaHash.ofTheta(finalTheta());
  }

  /** Returns the digest of all gradients and sums, as the summary shows it. */
  public String gradientDigest() {
    return ThetaHash.ofDigests(slices().stream().mapToLong(ThetaSlice::digest).toArray());
  }

  /** Returns the slices of the model that leads, to look into. */
  public List<ThetaSlice> slices() {
    return Arrays.stream(theta).filter(ThetaSlice::isLeading).toList();
  }

  /** Counts the examples whose class was not predicted and adds up losses, as workers do. */
  private static final class Listener implements ScoreSink {
    private final ScoreSink next;
    private int errorCount;
    private double lossSum;

    Listener(ScoreSink next) {
      this.next = next;
    }

    @Override
    public void add(double score, double label, double loss) {
      errorCount += score >= 0 == (label == 1) ? 0 : 1;
      lossSum += loss;
      next.add(score, label, loss);
    }

    @Override
    public void add(double[] probabilities, int label, double loss) {
      next.add(probabilities, label, loss);
    }
  }
}
