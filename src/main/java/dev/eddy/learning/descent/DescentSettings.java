package dev.eddy.learning.descent;

import java.io.Serializable;

/**
 * When a descent ends, and how much it remembers.
 *
 * @param gradientNormMin stop when no coordinate's (pseudo-)gradient is larger
 * @param lossChangeMin stop when the objective has fallen by no more than this part of it over
 *     {@link Descent#LOSSES} steps
 * @param stepsMax stop after so many steps, at least 1
 * @param memory steps that tell the curvature, 1 to 100; part of a checkpoint's layout
 */
public record DescentSettings(
    double gradientNormMin, double lossChangeMin, int stepsMax, int memory)
    implements Serializable {
  private static final DescentSettings STANDARD = new DescentSettings(1e-6, 1e-6, 1_000, 20);

  public DescentSettings {
    requireBound("gradientNormMin", gradientNormMin);
    requireBound("lossChangeMin", lossChangeMin);
    requireCount("stepsMax", stepsMax, Integer.MAX_VALUE);
    requireCount("memory", memory, 100);
  }

  /** Returns the settings of those who say nothing. */
  public static DescentSettings standard() {
    return STANDARD;
  }

  /** Returns these settings with other bounds of the gradient and of the objective's change. */
  public DescentSettings withBounds(double otherNormMin, double otherChangeMin) {
    return new DescentSettings(otherNormMin, otherChangeMin, stepsMax, memory);
  }

  /** Returns these settings with another number of steps. */
  public DescentSettings withStepsMax(int other) {
    return new DescentSettings(gradientNormMin, lossChangeMin, other, memory);
  }

  private static void requireBound(String name, double value) {
    if (!(value >= 0) || value > 1e100) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and at most 1e100, was " + value);
    }
  }

  private static void requireCount(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be from 1 to " + most + ", was " + value);
    }
  }
}
