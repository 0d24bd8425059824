package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Targets;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the evaluation makes of steps that the servers set aside. */
class SetAsideTest {
  private static final StepNormBounds BOUNDS = new StepNormBounds(1e9, 1e3);

  private final RecordingSink sink = new RecordingSink();

  @Test
  void theRecordsOfAStepSetAsideAreNamedAndCountedAndInNoMetric() {
    EvaluationLedger ledger = new EvaluationLedger(settings(true), sink);
    ledger.add(records(0, 10));
    ledger.add(scores(0, 0, 2, 1));
    ledger.add(scores(1, 0, 2, 1));
    ledger.add(records(1, 20));
    ledger.add(scores(0, 1, -2, 1));
    ledger.add(scores(1, 1, -2, 1e10));
    ledger.add(end(0));
    ledger.add(end(1));

    assertThat(sink.setAside)
        .extracting(SetAsideRecords::toJson)
        .containsExactly(
            "{\"step\":1,\"split\":\"only.csv\",\"first_offset\":20,\"last_offset\":29,"
                + "\"records\":2,\"norm\":1.0E10,\"reason\":\"training.step-norm-max: step norm"
                + " must be at most 1.0E9, was 1.0E10\"}");
    EvaluationSummary summary = sink.summaries.get(0);
    assertThat(summary.total()).isEqualTo(new RecordCounts(4, 2, 0, 0, 2));
    assertThat(summary.trainedOfShards()).containsExactly(1L, 1L);
    assertThat(summary.cumulative().metrics()).containsEntry("accuracy", 1.0);
    assertThat(sink.windows.get(sink.windows.size() - 1).windowExamples()).isEqualTo(2);
  }

  @Test
  void outOfStepOnlyTheShardOfThePoisonIsSetAside() {
    EvaluationLedger ledger = new EvaluationLedger(settings(false), sink);
    ledger.add(records(0, 10));
    ledger.add(scores(0, 0, 2, 1));
    ledger.add(scores(1, 0, -2, 1e10));
    assertThat(sink.setAside)
        .extracting(SetAsideRecords::toJson)
        .containsExactly(
            "{\"step\":0,\"split\":\"only.csv\",\"shard\":1,\"first_offset\":10,"
                + "\"last_offset\":19,\"records\":1,\"norm\":1.0E10,\"reason\":"
                + "\"training.step-norm-max: step norm must be at most 1.0E9, was 1.0E10\"}");
    ledger.stop();
    assertThat(sink.summaries.get(0).total()).isEqualTo(new RecordCounts(2, 1, 0, 0, 1));
    assertThat(sink.summaries.get(0).trainedOfShards()).containsExactly(1L, 0L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itSetsAsideWhatTheServersSetAside(boolean isInStep) {
    int refusedCount = 0;
    for (long seed = 0; seed < 20; seed++) {
      List<List<ShardScores>> steps = steps(seed);
      List<Set<String>> ofSlices = new ArrayList<>();
      for (int slice = 0; slice < 2; slice++) {
        ofSlices.add(isInStep ? setAsideTogether(steps, slice) : setAsideAlone(steps, slice));
      }
      Set<String> judged = new TreeSet<>();
      StepJudge judge = new StepJudge(settings(isInStep));
      for (List<ShardScores> shards : steps) {
        judge = new StepJudge(settings(isInStep), judge.progress());
        long step = shards.get(0).step();
        int count = shards.stream().mapToInt(s -> (int) s.scores().exampleCount()).sum();
        Accepted accepted = new Accepted(new double[count], new byte[count], 0, count - 1);
        StepRecords records = new StepRecords(0, step, count, 0, accepted, List.of(), List.of());
        JudgedStep verdict = judge.judge(new CompleteStep(step, List.of(records), shards));
        for (int shard = 0; shard < 2; shard++) {
          if (verdict.refusals().get(shard).isPresent()) {
            judged.add(step + "/" + shard);
          }
        }
      }
      assertThat(ofSlices).allSatisfy(slice -> assertThat(slice).isEqualTo(judged));
      refusedCount += judged.size();
    }
    assertThat(refusedCount).isGreaterThan(100);
  }

  private static Set<String> setAsideTogether(List<List<ShardScores>> steps, int slice) {
    Set<String> setAside = new TreeSet<>();
    ThetaSlice theta = slice(slice);
    StepGuard guard = new StepGuard(BOUNDS);
    for (List<ShardScores> shards : steps) {
      List<ShardGradient> gradients = shards.stream().map(s -> gradient(s, slice)).toList();
      if (theta.step(gradients, guard).after().coordinates().length == 0) {
        shards.forEach(s -> setAside.add(s.step() + "/" + s.shard()));
      }
    }
    return setAside;
  }

  /** The shards come in another order to each slice. */
  private static Set<String> setAsideAlone(List<List<ShardScores>> steps, int slice) {
    Set<String> setAside = new TreeSet<>();
    ThetaSlice theta = slice(slice);
    for (int i = 0; i < 2; i++) {
      int shard = (slice + i) % 2;
      StepGuard guard = new StepGuard(BOUNDS);
      for (List<ShardScores> shards : steps) {
        ShardScores own = shards.get(shard);
        List<ShardGradient> gradients = List.of(gradient(own, slice));
        if (theta.step(gradients, guard).after().coordinates().length == 0) {
          setAside.add(own.step() + "/" + shard);
        }
      }
    }
    return setAside;
  }

  private static List<List<ShardScores>> steps(long seed) {
    Random random = new Random(seed);
    List<List<ShardScores>> steps = new ArrayList<>();
    for (long step = 0; step < 100; step++) {
      List<ShardScores> shards = new ArrayList<>();
      for (int shard = 0; shard < 2; shard++) {
        ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
        for (int i = random.nextInt(60); i >= 0; i--) {
          collector.add(1, 1, .5);
        }
        boolean isFar = step >= 60 && random.nextInt(4) == 0; // A thousand examples are past.
        double norm =
            random.nextInt(60) == 0
                ? Double.NaN
                : isFar ? Math.pow(10, 4 + random.nextInt(6)) : 1 + random.nextInt(9);
        shards.add(new ShardScores(shard, step, step, 1, 0, norm, collector.take()));
      }
      steps.add(shards);
    }
    return steps;
  }

  private static ThetaSlice slice(int slice) {
    LearnerSettings learner =
        Learners.linear(2, true, LossType.LOGISTIC, OptimizerType.SGD, .1, false, 0);
    return new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 2), slice);
  }

  /** Returns a gradient that touches a coordinate of the slice. */
  private static ShardGradient gradient(ShardScores scores, int slice) {
    double[] one = {1};
    double[] none = {};
    int count = (int) scores.scores().exampleCount();
    return new ShardGradient(
        new ShardTotals(count, 0, count, scores.norm(), 0),
        new int[] {slice},
        one,
        none,
        none,
        ValueStatistics.none());
  }

  private static EvaluationSettings settings(boolean isInStep) {
    return new EvaluationSettings(
        Targets.of(Task.BINARY), 2, 100, List.of("only.csv"), BOUNDS, isInStep);
  }

  /** Two records, of shard 0 and shard 1. */
  private static StepRecords records(long step, long firstOffset) {
    Accepted accepted =
        new Accepted(new double[] {1, 1}, new byte[] {0, 1}, firstOffset, firstOffset + 9);
    return new StepRecords(0, step, 2, 0, accepted, List.of(), List.of());
  }

  private static ShardScores scores(int shard, long step, double margin, double norm) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    collector.add(margin, 1, .5);
    return new ShardScores(shard, step, step, 1, 0, norm, collector.take());
  }

  private static ShardScores end(int shard) {
    return ShardScores.end(shard, 2, ScoreCollector.of(Targets.of(Task.BINARY)).take());
  }
}
