package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for scores of every kind. */
abstract class ScoresContract {
  private static final int EXAMPLE_COUNT = 5_000;

  abstract Task task();

  abstract Task otherTask();

  abstract List<Prediction> predictions(long seed, int count);

  abstract double lossOf(Prediction prediction);

  /** Fails unless the counts are equal and the sums equal up to rounding. */
  abstract void assertSameCounts(Scores actual, Scores expected);

  @Test
  void takeReturnsWhatWasAddedAndStartsAfresh() {
    ScoreCollector collector = ScoreCollector.of(Targets.of(task()));
    List<Prediction> first = predictions(1, 300);
    List<Prediction> second = predictions(2, 200);
    Scores firstTaken = collect(collector, first);
    Scores secondTaken = collect(collector, second);
    assertThat(firstTaken.exampleCount()).isEqualTo(300);
    assertThat(secondTaken.exampleCount()).isEqualTo(200);
    assertSameBits(secondTaken, collect(ScoreCollector.of(Targets.of(task())), second));
    assertThat(collector.take().exampleCount()).isZero();
    assertThat(firstTaken.exampleCount()).isEqualTo(300);
  }

  @Test
  void countsAreTheSameHoweverTheExamplesAreCutIntoShardsAndSteps() {
    List<Prediction> all = predictions(3, EXAMPLE_COUNT);
    Scores whole = collect(ScoreCollector.of(Targets.of(task())), all);
    for (long seed = 0; seed < 20; seed++) {
      assertSameCounts(merge(cut(all, new Random(seed))), whole);
    }
  }

  @Test
  void countsAreTheSameInAnyOrder() {
    List<Scores> parts = new ArrayList<>(cut(predictions(4, EXAMPLE_COUNT), new Random(4)));
    Scores canonical = merge(parts);
    Collections.reverse(parts);
    assertSameCounts(merge(parts), canonical);
  }

  @Test
  void theSameOrderGivesTheSameBitsAlsoThroughARestore() {
    List<Scores> parts = cut(predictions(5, EXAMPLE_COUNT), new Random(5));
    Scores expected = merge(parts);
    ScoreTotals totals = ScoreTotals.of(Targets.of(task()));
    for (Scores part : parts) {
      ScoreTotals restored = ScoreTotals.of(Targets.of(task()));
      restored.absorb(totals.scores());
      totals = restored;
      totals.absorb(part);
    }
    assertSameBits(totals.scores(), expected);
  }

  @Test
  void mergingEmptyScoresChangesNoBit() {
    Scores some = collect(ScoreCollector.of(Targets.of(task())), predictions(6, 100));
    Scores none = ScoreCollector.of(Targets.of(task())).take();
    assertSameBits(merge(List.of(none, some, none)), some);
  }

  @Test
  void scoresOfAnotherKindAreRefused() {
    ScoreTotals totals = ScoreTotals.of(Targets.of(task()));
    Scores others = ScoreCollector.of(Targets.of(otherTask())).take();
    assertThatThrownBy(() -> totals.absorb(others)).isInstanceOf(IllegalArgumentException.class);
  }

  Scores collect(ScoreCollector collector, List<Prediction> predictions) {
    for (Prediction prediction : predictions) {
      collector.add(prediction.margin(), prediction.label(), lossOf(prediction));
    }
    return collector.take();
  }

  Scores merge(List<Scores> parts) {
    ScoreTotals totals = ScoreTotals.of(Targets.of(task()));
    parts.forEach(totals::absorb);
    return totals.scores();
  }

  static void assertSameBits(Scores actual, Scores expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  private List<Scores> cut(List<Prediction> all, Random random) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(task()));
    List<Scores> parts = new ArrayList<>();
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + random.nextInt(400));
      parts.add(collect(collector, all.subList(from, to)));
      from = to;
    }
    return parts;
  }
}
