package dev.eddy.streaming.evaluation;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Accepted;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.StepOverride;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A small training job as the evaluation sees it: splits of different lengths, rejected records,
 * steps and shards without examples.
 *
 * @param senders the messages of each split and then of each shard, in the order of steps
 */
record Scenario(EvaluationSettings settings, List<List<Object>> senders) {
  static final int SHARD_COUNT = 2;
  static final long WINDOW_LENGTH = 40;
  static final int SLIDING_WINDOWS = 2;
  static final int STALENESS_MAX = 2;
  private static final int[] STEPS_OF_SPLITS = {25, 9, 17};

  /** Returns the scenario of a seed. */
  static Scenario of(Task task, long seed) {
    Random random = new Random(seed);
    int splitCount = STEPS_OF_SPLITS.length;
    List<List<Object>> senders = new ArrayList<>();
    for (int sender = 0; sender < splitCount + SHARD_COUNT; sender++) {
      senders.add(new ArrayList<>());
    }
    int stepCount = Arrays.stream(STEPS_OF_SPLITS).max().orElseThrow();
    for (int step = 0; step < stepCount; step++) {
      List<Double> labels = new ArrayList<>();
      for (int split = 0; split < splitCount; split++) {
        if (step < STEPS_OF_SPLITS[split]) {
          StepRecords records = records(split, step, task, random);
          Arrays.stream(records.labels()).forEach(labels::add);
          senders.get(split).add(records);
        }
      }
      List<ShardScores> scores = scores(labels, step, task, random);
      for (int shard = 0; shard < SHARD_COUNT; shard++) {
        senders.get(splitCount + shard).add(scores.get(shard));
      }
    }
    for (int shard = 0; shard < SHARD_COUNT; shard++) {
      Scores nothing = ScoreCollector.of(Targets.of(task)).take();
      senders.get(splitCount + shard).add(ShardScores.end(shard, stepCount, nothing));
    }
    EvaluationSettings settings =
        new EvaluationSettings(
            Targets.of(task),
            SHARD_COUNT,
            WindowLength.fixed(WINDOW_LENGTH),
            List.of("a.csv", "b.csv"),
            RejectionLimit.NONE,
            StepNormBounds.none(),
            true,
            new RollingSettings(SLIDING_WINDOWS, .9),
            DriftDetectorType.ADWIN,
            Folds.none());
    return new Scenario(settings, senders);
  }

  /** Returns all messages, each sender's in order, senders mixed at random. */
  List<Object> mixed(long seed) {
    Random random = new Random(seed);
    List<Deque<Object>> rest = new ArrayList<>();
    senders.forEach(messages -> rest.add(new ArrayDeque<>(messages)));
    List<Object> mixed = new ArrayList<>();
    while (!rest.isEmpty()) {
      Deque<Object> next = rest.get(random.nextInt(rest.size()));
      mixed.add(next.remove());
      if (next.isEmpty()) {
        rest.remove(next);
      }
    }
    return mixed;
  }

  List<StepRecords> allRecords() {
    return senders.stream()
        .flatMap(List::stream)
        .filter(StepRecords.class::isInstance)
        .map(StepRecords.class::cast)
        .toList();
  }

  private static StepRecords records(int split, int step, Task task, Random random) {
    double[] labels = new double[random.nextInt(8)];
    Arrays.setAll(labels, i -> label(task, random));
    List<Rejection> rejections = new ArrayList<>();
    for (int i = random.nextInt(3); i > 1; i--) {
      rejections.add(new Rejection(100L * step + i, "label must be 0 or 1, was \"" + i + "\""));
    }
    return new StepRecords(
        split,
        idOf(step),
        labels.length + step % 3 + rejections.size(),
        step % 3,
        new Accepted(labels, new byte[labels.length], 100L * step, 100L * step + 99),
        rejections,
        overrides(step, random));
  }

  private static List<ShardScores> scores(List<Double> labels, int step, Task task, Random random) {
    List<ScoreCollector> collectors = new ArrayList<>();
    for (int shard = 0; shard < SHARD_COUNT; shard++) {
      collectors.add(ScoreCollector.of(Targets.of(task)));
    }
    for (double label : labels) {
      int shard = random.nextInt(4) == 0 ? 0 : 1;
      if (task == Task.MULTICLASS) {
        double[] probabilities = random.doubles(5).toArray();
        collectors.get(shard).add(probabilities, (int) label, random.nextDouble());
      } else {
        double margin = random.nextGaussian() * 2 + label - 0.5;
        collectors.get(shard).add(margin, label, random.nextDouble());
      }
    }
    List<ShardScores> scores = new ArrayList<>();
    for (int shard = 0; shard < SHARD_COUNT; shard++) {
      scores.add(
          new ShardScores(
              shard,
              step,
              idOf(step),
              splitCountOf(step),
              (step + shard) % (STALENESS_MAX + 1),
              1,
              collectors.get(shard).take()));
    }
    return scores;
  }

  /** Returns the id of a step: ids have gaps. */
  static long idOf(int step) {
    return 3L * step;
  }

  private static int splitCountOf(int step) {
    return (int) Arrays.stream(STEPS_OF_SPLITS).filter(steps -> step < steps).count();
  }

  private static List<StepOverride> overrides(int step, Random random) {
    return random.nextInt(5) == 0
        ? List.of(new StepOverride(100L * step, step + 1, StepOverride.Cause.LATE))
        : List.of();
  }

  private static double label(Task task, Random random) {
    return switch (task) {
      case BINARY -> random.nextInt(2);
      case REGRESSION -> random.nextGaussian() * 3;
      case MULTICLASS -> random.nextInt(5);
    };
  }
}
