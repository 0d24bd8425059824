package dev.eddy.cli.bench.loop;

import dev.eddy.learning.optimizer.OptimizerSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One thread that reads, parses and learns. What a distributed run costs is what it needs more than
 * this.
 *
 * <pre>{@code
 * PlainLoop loop = new PlainLoop(22, new OptimizerSettings(OptimizerType.ADAGRAD, 0.1));
 * loop.train(Path.of("clicks.vw"));
 * loop.logLoss();
 * }</pre>
 */
public final class PlainLoop {
  private final BlockParser parser;
  private final ExampleBlock block = new ExampleBlock(LineBlocks.LENGTH);
  private final LoopLearner learner;

  /**
   * Starts with theta at 0.
   *
   * @param bits theta has 2^bits weights and the intercept
   * @throws IllegalArgumentException if there is no loop of that optimizer
   */
  public PlainLoop(int bits, OptimizerSettings settings) {
    requirePlain(settings);
    parser = new BlockParser(bits);
    learner = learner((1 << bits) + 1, settings);
  }

  /** Trains on each line of a file. */
  public void train(Path file) throws IOException {
    try (LineBlocks blocks = new LineBlocks(file)) {
      while (blocks.next()) {
        parser.parse(blocks.bytes(), blocks.length(), block);
        learner.learn(block);
      }
    }
  }

  public long exampleCount() {
    return learner.exampleCount();
  }

  /** Returns the mean loss of each example under the theta before it. */
  public double logLoss() {
    return learner.logLoss();
  }

  /** Returns a weight; the intercept is the last coordinate. */
  float weight(int coordinate) {
    return learner.weight(coordinate);
  }

  private static void requirePlain(OptimizerSettings settings) {
    OptimizerSettings plain =
        new OptimizerSettings(settings.type(), settings.learningRate()).withBeta(settings.beta());
    if (!settings.equals(plain)) {
      throw new IllegalArgumentException(
          "optimizer of the plain loop must have a rate and beta alone, was " + settings);
    }
  }

  private static LoopLearner learner(int coordinateCount, OptimizerSettings settings) {
    return switch (settings.type()) {
      case ADAGRAD -> new AdaGradLoop(coordinateCount, settings.learningRate());
      case NAG -> new NagLoop(coordinateCount, settings.learningRate());
      case FTRL -> new FtrlLoop(coordinateCount, settings);
      default ->
          throw new IllegalArgumentException(
              "optimizer must be adagrad, nag or ftrl, was " + settings.type());
    };
  }
}
