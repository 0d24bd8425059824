package dev.eddy.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.format.RecordParser;
import dev.eddy.job.options.ConfigurationReader;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.Example;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.gradient.ThetaScorer;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.streaming.files.FileInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * One pass over a file, in one thread, with the options of a configuration that ships: what {@code
 * scripts/eddy train --config} learns, without the time that a cluster takes to start.
 */
final class ConfiguredPass {
  private static final Path CONFIGURATIONS = Path.of("docs/configurations");

  private final LearnerSettings learner;
  private final RecordParser parser;
  private final ScoreCollector scores;
  private final SequentialLearner trained;

  private ConfiguredPass(Configuration options) throws IOException {
    learner = LearnerPlan.of(options, TrainingOptions.DELAY.of(options));
    InputDoor door = InputDoor.open(options, learner.labels());
    Keying keying = Keying.of(options, door);
    parser = door.format(keying.field()).newParser();
    scores = ScoreCollector.of(learner.target());
    int shards = keying.shardCount();
    trained = new SequentialLearner(learner, shards, TrainingOptions.SLICES.of(options));
    StepRamp ramp =
        new StepRamp(
            1, TrainingOptions.BATCH_SIZE.of(options), TrainingOptions.BATCH_RAMP.of(options));
    new StreamTrainer(trained, shards, ramp).train(examples(InputOptions.PATH.of(options)), scores);
  }

  /** Trains with {@code docs/configurations/NAME.yaml}. */
  static ConfiguredPass of(String name, Path file) {
    return of(Optional.of(CONFIGURATIONS.resolve(name + ".yaml")), file, Map.of());
  }

  /** Trains with the options of a file and others, which win. */
  static ConfiguredPass of(Optional<Path> configuration, Path file, Map<String, String> others) {
    assumeTrue(Files.exists(file), file + " is not there");
    Map<String, String> options = new HashMap<>(others);
    options.put(InputOptions.PATH.key(), file.toString());
    try {
      return new ConfiguredPass(ConfigurationReader.read(configuration, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the metrics of the pass, each example scored before it trained; once. */
  Map<String, Double> metrics() {
    return Evaluation.of(learner.target(), scores.take(), BaselineScores.none(learner.target()))
        .metrics();
  }

  /** Returns the metrics of what was learned on another file, from which nothing is learned. */
  Map<String, Double> metricsOn(Path file) throws IOException {
    ThetaScorer scorer = new ThetaScorer(learner);
    Loss loss = learner.loss().create();
    Replica theta = trained.theta();
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer buffer = new ExampleBuffer();
    double[] score = new double[1];
    for (Example example : examples(file.toString())) {
      example.copyTo(buffer);
      builder.add(buffer);
      scorer.predict(builder.build(), theta, score, 0);
      double margin = Math.log(score[0] / (1 - score[0]));
      scores.add(margin, example.label(), loss.value(margin, example.label()));
    }
    return metrics();
  }

  private List<Example> examples(String path) throws IOException {
    ExampleBuffer buffer = new ExampleBuffer();
    List<Example> examples = new ArrayList<>();
    FileInput.of(path, 1, 1 << 20)
        .forEachLine(
            line -> {
              if (parser.parse(line, 0, line.length, buffer).isAccepted()) {
                examples.add(Example.of(buffer));
              }
            });
    return examples;
  }
}
