package dev.eddy.learning.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.gradient.ScoreBuffer;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentTotalsTest {
  private static final Target BINARY = Targets.of(Task.BINARY);

  @Test
  void theFirstSegmentsHaveAPlaceAndAllOthersAreTheRest() {
    SegmentTotals totals = new SegmentTotals(BINARY, 2, SegmentTotals.State.start());
    totals.absorb(step("a b c b d", 1, 1, 0, 0, 1));
    assertThat(totals.takeWindow())
        .extracting(SegmentEvaluation::name, SegmentEvaluation::isRest, SegmentEvaluation::examples)
        .containsExactly(tuple("a", false, 1L), tuple("b", false, 2L), tuple("", true, 2L));
    totals.absorb(step("d b", 1, 1));
    List<SegmentEvaluation> window = totals.takeWindow();
    assertThat(window)
        .extracting(SegmentEvaluation::name, SegmentEvaluation::isRest, SegmentEvaluation::examples)
        .containsExactly(tuple("b", false, 1L), tuple("", true, 1L));
    assertThat(window.get(0).metrics()).containsEntry("accuracy", 1.0).doesNotContainKey("kappa_t");
    assertThat(totals.cumulative())
        .extracting(SegmentEvaluation::examples)
        .containsExactly(1L, 3L, 3L);
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void aSegmentHasTheScoresOfItsExamplesAlone(Task task) {
    Random random = new Random(3);
    Target target = Targets.of(task);
    ScoreBuffer scores = new ScoreBuffer(target);
    ScoreCollector expectedAll = ScoreCollector.of(target);
    List<ScoreCollector> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      expected.add(ScoreCollector.of(target));
    }
    List<Segments> blocks = new ArrayList<>();
    for (int block = 0; block < 2; block++) {
      int[] ofExamples = random.ints(700, 0, 3).toArray();
      // The second block names the same segments in another order.
      List<String> names = block == 0 ? List.of("0", "1", "2") : List.of("2", "0", "1");
      blocks.add(new Segments(names, ofExamples));
      for (int place : ofExamples) {
        int segment = Integer.parseInt(names.get(place));
        double[] probabilities = random.doubles(5).toArray();
        double label = task == Task.REGRESSION ? random.nextGaussian() : random.nextInt(2);
        double loss = random.nextDouble();
        for (var sink : List.of(scores, expectedAll, expected.get(segment))) {
          if (task == Task.MULTICLASS) {
            sink.add(probabilities, (int) label, loss);
          } else {
            sink.add(probabilities[0] - .5, label, loss);
          }
        }
      }
    }
    ScoreCollector all = ScoreCollector.of(target);
    scores.tellAll(all);
    Map<String, Scores> taken = new SegmentCollector(target).collect(scores, blocks);
    assertThat(evaluate(target, all.take())).isEqualTo(evaluate(target, expectedAll.take()));
    assertThat(taken.keySet()).containsExactly("0", "1", "2");
    for (int i = 0; i < 3; i++) {
      assertThat(evaluate(target, taken.get("" + i)))
          .isEqualTo(evaluate(target, expected.get(i).take()));
    }
  }

  @Test
  void goesOnFromACheckpointToTheLastBit() {
    SegmentTotals whole = new SegmentTotals(BINARY, 2, SegmentTotals.State.start());
    SegmentTotals first = new SegmentTotals(BINARY, 2, SegmentTotals.State.start());
    for (SegmentTotals each : List.of(whole, first)) {
      each.absorb(step("b a c", 1, 0, 1));
    }
    SegmentTotals restored = new SegmentTotals(BINARY, 2, first.state());
    for (SegmentTotals each : List.of(whole, restored)) {
      each.absorb(step("a d b", 1, 0, 1));
    }
    assertThat(restored.takeWindow()).isEqualTo(whole.takeWindow());
    assertThat(restored.cumulative()).isEqualTo(whole.cumulative());
  }

  @Test
  void segmentsMustBeThereForAllExamples() {
    ScoreBuffer scores = new ScoreBuffer(BINARY);
    scores.add(1, 1, .5);
    SegmentCollector collector = new SegmentCollector(BINARY);
    List<Segments> none = List.of(Segments.none());
    assertThatThrownBy(() -> collector.collect(scores, none))
        .hasMessage("segments must be there for 1 examples, were for 0");
  }

  private static org.assertj.core.groups.Tuple tuple(String name, boolean isRest, long examples) {
    return org.assertj.core.api.Assertions.tuple(name, isRest, examples);
  }

  /** Returns a step of examples with these labels, each predicted as 1. */
  private static Map<String, Scores> step(String segments, double... labels) {
    ScoreBuffer scores = new ScoreBuffer(BINARY);
    List<Segments> blocks = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      scores.add(2, labels[i], .25);
      blocks.add(new Segments(List.of(segments.split(" ", -1)[i]), new int[1]));
    }
    return new SegmentCollector(BINARY).collect(scores, blocks);
  }

  private static SegmentEvaluation evaluate(Target target, Scores scores) {
    return SegmentEvaluation.of(target, new SegmentScores("any", false, scores));
  }
}
