package dev.eddy.learning.metric.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.RollingScores.State;
import dev.eddy.learning.metric.sums.LabelHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollingScoresTest {
  private static final double TOLERANCE = 1e-12;
  private static final double FACTOR = .97;

  /** One scored example. */
  private record Example(double margin, double label) {
    double loss() {
      return Math.abs(margin - label);
    }

    boolean isHit() {
      return (margin >= 0) == (label == 1);
    }
  }

  @Test
  void theFadingMeanIsThatOfItsRecursion() {
    List<Example> examples = examples(new Random(1), 400);
    RollingScores rolling = fading(Task.BINARY);
    double weight = 0;
    double loss = 0;
    double hits = 0;
    double truePositives = 0;
    double positives = 0;
    double predicted = 0;
    double brier = 0;
    double lastHits = 0;
    double last = 0;
    LabelHistory history = LabelHistory.empty(2);
    for (Example example : examples) {
      double[][] labels = {{example.label()}};
      rolling.absorb(
          List.of(scores(Task.BINARY, List.of(example))), baselines(Task.BINARY, history, labels));
      history = history.plus(labels);
      // Gama et al. 2013: S = loss + factor S, B = 1 + factor B.
      weight = 1 + FACTOR * weight;
      loss = example.loss() + FACTOR * loss;
      hits = (example.isHit() ? 1 : 0) + FACTOR * hits;
      positives = example.label() + FACTOR * positives;
      predicted = (example.margin() >= 0 ? 1 : 0) + FACTOR * predicted;
      truePositives = (example.margin() >= 0 ? example.label() : 0) + FACTOR * truePositives;
      double probability = 1 / (1 + Math.exp(-example.margin()));
      brier = Math.pow(probability - example.label(), 2) + FACTOR * brier;
      lastHits = (example.label() == last ? 1 : 0) + FACTOR * lastHits;
      last = example.label();
    }
    Span span = rolling.spans().get(0);
    assertThat(span.examples()).isEqualTo(Math.round(weight));
    Map<String, Double> metrics = span.evaluation().metrics();
    assertClose(metrics, "log_loss", loss / weight);
    assertClose(metrics, "accuracy", hits / weight);
    assertClose(metrics, "precision", truePositives / predicted);
    assertClose(metrics, "recall", truePositives / positives);
    assertClose(metrics, "f1", 2 * truePositives / (predicted + positives));
    assertClose(metrics, "brier", brier / weight);
    double lastAccuracy = lastHits / weight;
    assertClose(metrics, "kappa_t", (hits / weight - lastAccuracy) / (1 - lastAccuracy));
    assertClose(span.evaluation().baselines(), "last_accuracy", lastAccuracy);
  }

  @Test
  void examplesOfAStepAreOfTheSameAge() {
    RollingScores rolling = fading(Task.REGRESSION);
    LabelHistory history = LabelHistory.empty(0);
    List<Example> first = List.of(new Example(1, 3), new Example(2, 2));
    List<Example> second = List.of(new Example(5, 4), new Example(0, 4), new Example(4, 4));
    rolling.absorb(
        List.of(scores(Task.REGRESSION, first)),
        baselines(Task.REGRESSION, history, new double[][] {{3, 2}}));
    rolling.absorb(
        // Two shards, one of them without an example.
        List.of(scores(Task.REGRESSION, second), scores(Task.REGRESSION, List.of())),
        baselines(Task.REGRESSION, history, new double[][] {{4, 4, 4}}));
    double age = FACTOR * FACTOR * FACTOR;
    double weight = 3 + 2 * age;
    Map<String, Double> metrics = rolling.spans().get(0).evaluation().metrics();
    assertClose(metrics, "mae", (5 + 2 * age) / weight);
    assertClose(metrics, "mse", (17 + 4 * age) / weight);
    assertClose(metrics, "mape", (1.25 + 2 * age / 3) / weight);
  }

  @Test
  void aFactorOfOneIsNoFadingAndNoExamplesAreNoMetrics() {
    assertThat(
            new RollingScores(Targets.of(Task.BINARY), RollingSettings.none(), State.start())
                .spans())
        .isEmpty();
    for (Task task : Task.values()) {
      assertThat(fading(task).spans().get(0).evaluation())
          .isEqualTo(new Evaluation(Map.of(), Map.of()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Task.class,
      names = {"BINARY", "REGRESSION"})
  void theSlidingEvaluationIsThatOfTheLastWindowsExamples(Task task) {
    Target target = Targets.of(task);
    RollingScores rolling = new RollingScores(target, new RollingSettings(3, 1), State.start());
    List<Example> all = new ArrayList<>();
    Random random = new Random(2);
    for (int window = 0; window < 8; window++) {
      List<Example> examples = examples(random, 20 + window);
      all.add(new Example(0, 0)); // Stands for the border, and is never looked at.
      all.addAll(examples);
      rolling.close(new Pane(scores(task, examples), BaselineScores.none(target)));
      List<Example> expected = new ArrayList<>();
      int borders = 0;
      for (int i = all.size() - 1; borders < 3 && i >= 0; i--) {
        Example example = all.get(i);
        if (example.margin() == 0) {
          borders++;
        } else {
          expected.add(0, example);
        }
      }
      Map<String, Double> metrics = rolling.spans().get(0).evaluation().metrics();
      Evaluation whole = Evaluation.of(target, scores(task, expected), BaselineScores.none(target));
      assertThat(metrics.keySet()).isEqualTo(whole.metrics().keySet());
      whole.metrics().forEach((name, value) -> assertClose(metrics, name, value));
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void aRestoreChangesNoBit(Task task) {
    Target target = Targets.of(task);
    RollingSettings settings = new RollingSettings(2, .9);
    RollingScores through = new RollingScores(target, settings, State.start());
    RollingScores restored = new RollingScores(target, settings, State.start());
    Scores some = ScoreTotals.of(target).scores();
    LabelHistory history = LabelHistory.empty(target.classCount());
    for (int step = 0; step < 30; step++) {
      double[][] labels = {{step % 2, 1}};
      BaselineScores baselines = baselines(task, history, labels);
      history = history.plus(labels);
      for (RollingScores each : List.of(through, restored)) {
        each.absorb(List.of(some), baselines);
        each.close(new Pane(some, baselines));
      }
      restored = new RollingScores(target, settings, restored.state());
      assertThat(restored.spans()).isEqualTo(through.spans());
    }
    // A shorter sliding evaluation forgets what it does not need.
    RollingScores shorter = new RollingScores(target, new RollingSettings(1, 1), restored.state());
    assertThat(shorter.state().panes()).hasSize(1);
  }

  @Test
  void settingsOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> new RollingSettings(101, 1))
        .hasMessage("slidingWindows must be from 0 to 100, was 101");
    assertThatThrownBy(() -> new RollingSettings(0, 0))
        .hasMessage("fadingFactor must be above 0 and at most 1, was 0.0");
  }

  private static RollingScores fading(Task task) {
    return new RollingScores(Targets.of(task), new RollingSettings(0, FACTOR), State.start());
  }

  private static BaselineScores baselines(Task task, LabelHistory history, double[][] labels) {
    return BaselineScores.of(Targets.of(task), history, labels);
  }

  private static Scores scores(Task task, List<Example> examples) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(task));
    examples.forEach(e -> collector.add(e.margin(), e.label(), e.loss()));
    return collector.take();
  }

  private static List<Example> examples(Random random, int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double label = random.nextInt(2);
      examples.add(new Example(label - .5 + random.nextGaussian(), label));
    }
    return examples;
  }

  private static void assertClose(Map<String, Double> numbers, String name, double expected) {
    assertThat(numbers.get(name)).as(name).isCloseTo(expected, within(TOLERANCE));
  }
}
