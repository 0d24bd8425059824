package dev.eddy.learning.gradient;

/** Scores of whatever task, dropped. */
enum UnheardScores implements ScoreSink {
  INSTANCE;

  @Override
  public void add(double score, double label, double loss) {}

  @Override
  public void add(double[] probabilities, int label, double loss) {}
}
