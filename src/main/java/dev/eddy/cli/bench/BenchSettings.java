package dev.eddy.cli.bench;

import dev.eddy.learning.optimizer.OptimizerType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param folder of the generated files and of what the runs write
 * @param data sets of examples, at least one
 * @param optimizers at least one
 * @param workers eddy runs with each of these numbers of workers
 * @param examples of each data set; empty for as many as the set says
 * @param rounds how often each contender runs, at least 1
 * @param bits logarithm of the number of weights; empty for what the data set needs
 * @param options of eddy that win over all others
 */
public record BenchSettings(
    Path folder,
    List<DataSet> data,
    List<OptimizerType> optimizers,
    List<Integer> workers,
    Optional<Integer> examples,
    int rounds,
    Optional<Integer> bits,
    Map<String, String> options) {

  public BenchSettings {
    folder = folder.toAbsolutePath();
    data = List.copyOf(data);
    optimizers = List.copyOf(optimizers);
    workers = List.copyOf(workers);
    options = Map.copyOf(options);
    require("--rounds", rounds);
    examples.ifPresent(count -> require("--examples", count));
    workers.forEach(count -> require("--workers", count));
    for (OptimizerType type : optimizers) {
      if (!List.of(OptimizerType.ADAGRAD, OptimizerType.NAG, OptimizerType.FTRL).contains(type)) {
        throw new IllegalArgumentException("--optimizer must be adagrad, nag or ftrl, was " + type);
      }
    }
  }

  private static void require(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, was " + count);
    }
  }
}
