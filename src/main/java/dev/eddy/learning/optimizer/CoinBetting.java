package dev.eddy.learning.optimizer;

/**
 * Coin betting without a learning rate: COCOB-Backprop (Orabona & Tommasi 2017, algorithm 2) with
 * the paper's alpha of 100, where c = -(sum of g) is a step's coin and |c| its size: L = max(L,
 * |c|); G += |c|; reward = max(0, reward + (w - w1) c); theta += c; w = w1 + theta / (L max(G + L,
 * alpha L)) (L + reward). With one example a step it is the paper's; the size of a larger step's
 * coin is sqrt(max(sum of g^2, (sum of g)^2)), so that examples that disagree count as large as
 * they are and no bet is on more than what a coin can win.
 *
 * <p>A row is weight, L, G, reward, theta, w1.
 */
final class CoinBetting implements Optimizer {
  static final double ALPHA = 100;

  private static final int LARGEST = 1;
  private static final int SIZES = 2;
  private static final int REWARD = 3;
  private static final int COINS = 4;
  private static final int START = 5;

  @Override
  public int accumulatorCount() {
    return START;
  }

  @Override
  public boolean needsSquares() {
    return true;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    return 1;
  }

  @Override
  public void begin(double[] rows, int at) {
    rows[at + START] = rows[at];
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double coin = -gradientSum;
    double size = Math.max(Math.abs(coin), Math.sqrt(squareSum));
    rows[at + LARGEST] = Math.max(rows[at + LARGEST], size);
    rows[at + SIZES] = Math.min(rows[at + SIZES] + size, Double.MAX_VALUE);
    double won = (rows[at] - rows[at + START]) * coin;
    rows[at + REWARD] = Math.max(0, Math.min(rows[at + REWARD] + won, Double.MAX_VALUE));
    rows[at + COINS] += coin;
    refresh(rows, at);
  }

  @Override
  public boolean hasAdditiveRows() {
    return true;
  }

  @Override
  public boolean isMaximum(int accumulator) {
    return accumulator == LARGEST - 1;
  }

  @Override
  public void refresh(double[] rows, int at) {
    double largest = rows[at + LARGEST];
    if (largest == 0) {
      return; // Nothing was bet yet.
    }
    // L is divided out of the paper's formula, whose L^2 would overflow.
    double share = rows[at + COINS] / Math.max(rows[at + SIZES] + largest, ALPHA * largest);
    double wealth = Math.min(1 + rows[at + REWARD] / largest, Double.MAX_VALUE);
    rows[at] = rows[at + START] + share * wealth;
  }

  @Override
  public boolean followsRate() {
    return false;
  }

  @Override
  public boolean canRestart() {
    return false;
  }
}
