package dev.eddy.learning.theta;

import dev.eddy.learning.descent.Descent;
import dev.eddy.learning.descent.DescentProgress;
import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.descent.WeightVectors;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.Arrays;
import java.util.List;

/**
 * A descent over the rows of a slice, which must be all of theta. Every pass touches the same
 * coordinates in the same order, for it is over the same examples.
 */
public final class SliceDescent {
  private final SliceRows rows;
  private final Descent descent;

  SliceDescent(LearnerSettings settings, SliceRows rows) {
    this.rows = rows;
    descent = new Descent(settings.descent(), settings.optimizer().penalty());
  }

  /** Takes a pass; nothing comes of shards that have seen no example. */
  void step(List<ShardGradient> shards, StepSum sum) {
    long exampleCount = 0;
    double lossSum = 0;
    double unitSquares = 0;
    for (ShardGradient shard : shards) {
      exampleCount += shard.exampleCount();
      lossSum += shard.totals().lossSum();
      unitSquares += shard.totals().unitSquares();
    }
    if (exampleCount == 0) {
      return;
    }
    int length = sum.count() * rows.weightCount;
    double[] gradients = new double[length];
    double[] squares = new double[length];
    for (int i = 0; i < length; i++) {
      gradients[i] = sum.gradient(i / rows.weightCount, i % rows.weightCount);
      squares[i] = sum.square(i / rows.weightCount, i % rows.weightCount);
    }
    descent.step(
        vectors(Arrays.copyOf(sum.rows(), sum.count())),
        new Descent.Pass(exampleCount, lossSum, unitSquares, gradients, squares));
  }

  /** Whether another pass is wanted. */
  public boolean isRunning() {
    return descent.isRunning();
  }

  public DescentReport report() {
    return descent.report();
  }

  public DescentProgress progress() {
    return descent.progress();
  }

  /** Goes on where a checkpoint was; the slice has got its rows. */
  public void resume(DescentProgress progress) {
    descent.resume(progress);
  }

  /** Makes theta the best point so far, where passes end before the descent does. */
  public void breakOff() {
    if (descent.isRunning()) {
      descent.breakOff(vectors(rows.touched().rows()));
    }
  }

  private WeightVectors vectors(int[] touched) {
    int[] starts = new int[touched.length * rows.weightCount];
    boolean[] isPenalized = new boolean[starts.length];
    for (int i = 0; i < starts.length; i++) {
      int row = touched[i / rows.weightCount];
      starts[i] = row * rows.width + i % rows.weightCount * rows.ruleWidth;
      isPenalized[i] = !rows.isIntercept(row);
    }
    return new WeightVectors(rows.columns, starts, isPenalized);
  }
}
