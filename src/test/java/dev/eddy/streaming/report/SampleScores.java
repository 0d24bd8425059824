package dev.eddy.streaming.report;

import dev.eddy.learning.metric.BinaryScores;
import dev.eddy.learning.metric.MulticlassScores;
import dev.eddy.learning.metric.RegressionScores;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.ClassConfusion;
import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;
import dev.eddy.learning.metric.sums.RelativeErrors;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Scores of every shape, for tests of layouts. */
public final class SampleScores {

  private SampleScores() {}

  /** Returns a few classes, with counts of one, two and nine bytes. */
  public static Scores binary() {
    return new BinaryScores(
        1.25,
        0.375,
        new Confusion(1, 2, 3, Long.MAX_VALUE >> 2),
        new ScoreHistogram(
            new int[] {0, 1, 200, 4095},
            new long[] {1, 127, 128, Long.MAX_VALUE},
            new long[] {0, 300, 1L << 32, 5}));
  }

  /** Returns no examples at all. */
  public static Scores none() {
    return new BinaryScores(
        0, 0, Confusion.none(), new ScoreHistogram(new int[0], new long[0], new long[0]));
  }

  /** Returns every bin touched, as totals of a long stream have it. */
  public static Scores dense() {
    return new BinaryScores(
        Double.MIN_VALUE,
        -0.0,
        Confusion.none(),
        new ScoreHistogram(
            IntStream.range(0, ScoreHistogram.BIN_COUNT).toArray(),
            LongStream.range(0, ScoreHistogram.BIN_COUNT).map(bin -> bin * bin * bin).toArray(),
            LongStream.range(0, ScoreHistogram.BIN_COUNT).toArray()));
  }

  /** Returns many classes, with cells at both ends of the table. */
  public static Scores multiclass() {
    return new MulticlassScores(
        2.5,
        300,
        new ClassConfusion(
            1000, new int[] {0, 1, 1001, 999_999}, new long[] {1, 128, 1L << 40, 5}));
  }

  /** Returns numbers. */
  public static Scores regression() {
    return new RegressionScores(
        -0.0,
        new ErrorSums(0.1, 1e300),
        new RelativeErrors(1L << 41, 0.3),
        new Moments(1L << 40, -7.5, Double.MIN_NORMAL));
  }
}
