package dev.eddy.learning.theta.measure;

import dev.eddy.learning.theta.ShardGradient;
import java.util.Arrays;
import java.util.List;

/** How large the gradient of a step is, for those who watch the learning from outside. */
public final class GradientNorm {
  private GradientNorm() {}

  /**
   * Returns the Euclidean norm of the sum of what the shards say of one step: the root of the sum,
   * over all weights, of (sum over shards of the sum of g) squared.
   *
   * @param shards whose learner sends gradients, not rows that have moved
   */
  public static double of(List<ShardGradient> shards) {
    int[] starts = new int[shards.size() + 1];
    for (int s = 0; s < shards.size(); s++) {
      starts[s + 1] = starts[s] + shards.get(s).coordinates().length;
    }
    int count = starts[shards.size()];
    double[][] gradients = new double[count][];
    long[] order = new long[count];
    for (int s = 0; s < shards.size(); s++) {
      place(shards.get(s), starts[s], order, gradients);
    }
    Arrays.sort(order);
    double sum = 0;
    for (int i = 0; i < count; ) {
      int from = i;
      double[] total = gradients[(int) order[from]];
      for (i++; i < count && order[i] >> 32 == order[from] >> 32; i++) {
        double[] other = gradients[(int) order[i]];
        Arrays.setAll(total, j -> total[j] + other[j]);
      }
      for (double gradient : total) {
        sum += gradient * gradient;
      }
    }
    return Math.sqrt(sum);
  }

  /** Sorting brings equal coordinates together, in the order of the shards. */
  private static void place(ShardGradient shard, int start, long[] order, double[][] gradients) {
    int count = shard.coordinates().length;
    int weightCount = count == 0 ? 0 : shard.gradientSums().length / count;
    for (int i = 0; i < count; i++) {
      order[start + i] = (long) shard.coordinates()[i] << 32 | start + i;
      gradients[start + i] =
          Arrays.copyOfRange(shard.gradientSums(), i * weightCount, (i + 1) * weightCount);
    }
  }
}
