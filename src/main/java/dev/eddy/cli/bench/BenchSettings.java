package dev.eddy.cli.bench;

import dev.eddy.learning.optimizer.OptimizerType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param folder of the generated files and of what the runs write
 * @param data sets of examples, at least one
 * @param sources where from, at least one
 * @param optimizers at least one
 * @param workers eddy runs with each of these numbers of workers
 * @param examples of each data set; empty for as many as the set says
 * @param rounds how often each contender runs, at least 1
 * @param bits logarithm of the number of weights; empty for what the data set needs
 * @param batchSize examples of a step, at least 1
 * @param splits byte ranges in which a file is read at once, at least 1
 * @param hasShares whether each contender has one more run to ask what its time is spent on
 * @param hasUnevaluated whether eddy without any evaluation takes part, too
 * @param options of eddy that win over all others
 */
public record BenchSettings(
    Path folder,
    List<DataSet> data,
    List<Source> sources,
    List<OptimizerType> optimizers,
    List<Integer> workers,
    Optional<Integer> examples,
    int rounds,
    Optional<Integer> bits,
    int batchSize,
    int splits,
    boolean hasShares,
    boolean hasUnevaluated,
    Map<String, String> options) {

  public BenchSettings {
    folder = folder.toAbsolutePath();
    data = List.copyOf(data);
    sources = List.copyOf(sources);
    optimizers = List.copyOf(optimizers);
    workers = List.copyOf(workers);
    options = Map.copyOf(options);
    require("--rounds", rounds);
    require("--batch-size", batchSize);
    require("--splits", splits);
    examples.ifPresent(count -> require("--examples", count));
    workers.forEach(count -> require("--workers", count));
    for (OptimizerType type : optimizers) {
      if (!List.of(OptimizerType.ADAGRAD, OptimizerType.NAG, OptimizerType.FTRL).contains(type)) {
        throw new IllegalArgumentException("--optimizer must be adagrad, nag or ftrl, was " + type);
      }
    }
  }

  /** Returns what is compared, in the order of the table. */
  List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    for (DataSet set : data) {
      for (Source source : sources) {
        optimizers.forEach(optimizer -> scenarios.add(new Scenario(set, source, optimizer)));
      }
    }
    return scenarios;
  }

  private static void require(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, was " + count);
    }
  }
}
