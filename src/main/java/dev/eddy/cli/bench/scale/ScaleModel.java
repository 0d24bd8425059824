package dev.eddy.cli.bench.scale;

import java.util.EnumMap;
import java.util.Map;

/**
 * How fast a synchronous job is, from what the parts of a step cost. It assumes, for N workers:
 *
 * <ul>
 *   <li>N sources with a split each, N workers with a shard each, N servers with a slice each; all
 *       have the same to do, and none fails.
 *   <li>Examples are alike: a step of B has rows(B) distinct features, a shard's part of it rows(B
 *       / N), a block's rows(B / N^2).
 *   <li>Half of what a row costs a worker is for those of its shard (weights, gradient), half for
 *       those of the step (theta's changes); half of what it costs a server is for those of each
 *       gradient, half for those of the step. A model of another size costs the same a row, but for
 *       what caches hold.
 *   <li>Every server sends its part of theta's changes to every worker; of all that is sent, 1 / N
 *       stays on its machine. Links are full duplex and nobody else's.
 *   <li>With D = 0 a step goes one way: theta to the worker, gradient, server, theta; sources work
 *       meanwhile. So a step takes the longest of: the source's work, that way, the link's bytes,
 *       and all CPU time over all cores.
 * </ul>
 */
public final class ScaleModel {
  private final StepCosts costs;
  private final DistinctCurve distinct;

  public ScaleModel(StepCosts costs, DistinctCurve distinct) {
    this.costs = costs;
    this.distinct = distinct;
  }

  /**
   * Predicts.
   *
   * @param batch B, examples of a step over all workers
   */
  public Prediction predict(Cluster cluster, double batch) {
    int n = cluster.workers();
    double examples = batch / n;
    double own = distinct.rows(examples);
    double all = distinct.rows(batch);
    double blocks = distinct.rows(examples / n) * n;
    double source = costs.source().of(examples, blocks, n);
    double worker =
        costs.worker().of(examples, (own + all) / 2, 1) + costs.receiver().of(0, all, n);
    double server = costs.server().of(0, (own + all / n) / 2, n);
    double other = costs.other().of(examples, (own + all) / 2, n);

    double sent = cluster.isDistributed() ? (n - 1.0) / n : 0;
    double loopBytes =
        sent * (costs.gradientBytes().of(0, own, n) + costs.thetaBytes().of(0, all, n));
    double blockBytes = sent * costs.blockBytes().of(examples, blocks, n);
    double inputBytes = cluster.isDistributed() ? costs.inputBytes() * examples : 0;
    double linkBytes = loopBytes + blockBytes + inputBytes;
    double latency =
        costs.handoverSeconds()
            + (cluster.isDistributed() && n > 1 ? 2 : 0) * cluster.latencySeconds();

    Map<Bottleneck, Double> way = new EnumMap<>(Bottleneck.class);
    way.put(Bottleneck.WORKER, worker);
    way.put(Bottleneck.SERVER, server);
    way.put(Bottleneck.NETWORK, loopBytes / cluster.bandwidth());
    way.put(Bottleneck.LATENCY, latency);
    double wayLength = way.values().stream().mapToDouble(Double::doubleValue).sum();

    Map<Bottleneck, Double> limits = new EnumMap<>(Bottleneck.class);
    limits.put(largest(way), wayLength);
    limits.put(Bottleneck.SOURCE, source);
    limits.merge(Bottleneck.NETWORK, linkBytes / cluster.bandwidth(), Math::max);
    limits.put(Bottleneck.CORES, n * (source + worker + server + other) / cluster.cores());
    Bottleneck bottleneck = largest(limits);
    double seconds = limits.get(bottleneck);
    return new Prediction(batch / seconds, 1 / seconds, linkBytes / seconds, bottleneck);
  }

  private static Bottleneck largest(Map<Bottleneck, Double> times) {
    return times.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
