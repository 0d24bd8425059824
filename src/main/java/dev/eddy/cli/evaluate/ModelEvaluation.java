package dev.eddy.cli.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.RecordParser;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.result.ScoreTables;
import java.util.List;

/**
 * Scores records with a theta that stays as it is. The baselines learn from these records alone, in
 * their order, each label predicted first.
 */
final class ModelEvaluation {
  private static final int BATCH_SIZE = 1024;

  private final LearnerSettings learner;
  private final RecordParser parser;
  private final Replica theta;
  private final GradientKernel kernel;
  private final ScoreCollector scores;
  private final ScoreTotals totals;
  private final BatchBuilder batch = new BatchBuilder();
  private final ExampleBuffer example = new ExampleBuffer();
  private BaselineScores baselines;
  private LabelHistory history;
  private long read;
  private long rejected;

  ModelEvaluation(LearnerSettings trained, RecordParser parser, ThetaDelta weights) {
    // Nothing is learned here: the plainest learner has the weights and nothing beside them.
    learner =
        trained
            .withAlgorithm(Algorithm.SGD)
            .withOptimizer(OptimizerSettings.of(OptimizerType.SGD, trained.loss().type()));
    this.parser = parser;
    theta = new Replica(learner);
    theta.apply(weights);
    kernel = GradientKernel.of(learner);
    scores = ScoreCollector.of(learner.target());
    totals = ScoreTotals.of(learner.target());
    baselines = BaselineScores.none(learner.target());
    history = LabelHistory.empty(learner.target().classCount());
  }

  /** Tests with a record. */
  void add(byte[] line) {
    switch (parser.parse(line, 0, line.length, example).kind()) {
      case ACCEPTED -> {
        read++;
        batch.add(example);
        if (batch.exampleCount() == BATCH_SIZE) {
          score();
        }
      }
      case REJECTED, UNLABELED -> {
        read++;
        rejected++;
      }
      case SKIPPED -> {}
    }
  }

  /** Returns how good the model was on all records. */
  ObjectNode summary() {
    score();
    Evaluation evaluation = Evaluation.of(learner.target(), totals.scores(), baselines);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("read", read).put("tested", baselines.exampleCount()).put("rejected", rejected);
    ObjectNode metrics = json.putObject("metrics");
    evaluation.metrics().forEach((name, value) -> metrics.put(name, value.doubleValue()));
    ObjectNode rivals = json.putObject("baselines");
    evaluation.baselines().forEach((name, value) -> rivals.put(name, value.doubleValue()));
    ScoreTables.put(json.putObject("tables"), learner.target(), totals.scores());
    return json;
  }

  private void score() {
    if (batch.exampleCount() == 0) {
      return;
    }
    Batch next = batch.build();
    kernel.compute(List.of(next), theta, scores);
    totals.absorb(scores.take());
    double[][] labels = {next.labels()};
    baselines = baselines.plus(BaselineScores.of(learner.target(), history, labels));
    history = history.plus(labels);
  }
}
