package dev.eddy.learning.optimizer;

/**
 * What an optimizer whose memory fades with every step does to a row in steps that do not touch it:
 * the dense formula with a gradient of 0. Rates are the base rates of those steps as they are set
 * now, whatever they were when the steps were taken.
 */
interface Fading {
  /** Of an optimizer whose rows stay as they are. */
  Fading NONE =
      new Fading() {
        @Override
        public double idleRate(long step) {
          return 0;
        }

        @Override
        public long coastingStepsMax() {
          return 0;
        }

        @Override
        public double pathLeft(double[] rows, int at, long step) {
          return 0;
        }

        @Override
        public void coast(double[] rows, int at, long step) {}

        @Override
        public void fade(double[] rows, int at, long stepCount) {}
      };

  /** Returns the base rate of a step. */
  double idleRate(long step);

  /**
   * Returns after how many steps without a gradient what the weight still moves is less than 2^-64
   * of what it has moved; 0 for a weight that does not move by itself.
   */
  long coastingStepsMax();

  /** Returns a bound of how far the weight moves after a step if no gradient ever comes. */
  double pathLeft(double[] rows, int at, long step);

  /** Takes one step without a gradient: weight and accumulators. */
  void coast(double[] rows, int at, long step);

  /** Lets the accumulators fade by so many steps; the weight stays. */
  void fade(double[] rows, int at, long stepCount);

  /**
   * Takes all steps from {@code first} to {@code last} without a gradient at once if there is a
   * closed form, or says that there is none.
   */
  default boolean glide(double[] rows, int at, long first, long last) {
    return false;
  }

  /** Returns how many steps it takes until a power of {@code ratio} is below 2^-64. */
  static long stepsUntilNothing(double ratio) {
    return ratio > 0 ? (long) Math.ceil(64 * StrictMath.log(2) / -StrictMath.log(ratio)) : 0;
  }
}
