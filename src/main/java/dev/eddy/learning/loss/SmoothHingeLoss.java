package dev.eddy.learning.loss;

/**
 * The hinge with its kink rounded off over a width of gamma (Shalev-Shwartz & Zhang 2013, section
 * 5), with z = y m and y = -1 or 1: 0 where z >= 1; 1 - z - gamma / 2 where z <= 1 - gamma; (1 -
 * z)^2 / (2 gamma) in between. gamma = 1 is that of Rennie & Srebro 2005.
 */
public final class SmoothHingeLoss extends ClassLoss {
  private final double gamma;

  /**
   * Makes a loss.
   *
   * @param gamma above 0
   */
  public SmoothHingeLoss(double gamma) {
    this.gamma = gamma;
  }

  @Override
  public double value(double margin, double label) {
    double shortfall = 1 - sign(label) * margin;
    if (shortfall <= 0) {
      return 0;
    }
    return shortfall >= gamma ? shortfall - gamma / 2 : shortfall * shortfall / (2 * gamma);
  }

  @Override
  public double derivative(double margin, double label) {
    double y = sign(label);
    double shortfall = 1 - y * margin;
    if (shortfall <= 0) {
      return 0;
    }
    return shortfall >= gamma ? -y : -y * shortfall / gamma;
  }

  /** Returns the margin itself, which is no probability. */
  @Override
  public double prediction(double margin) {
    return margin;
  }
}
