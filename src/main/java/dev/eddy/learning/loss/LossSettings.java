package dev.eddy.learning.loss;

import java.io.Serializable;

/** Which loss, with its parameters. */
public record LossSettings(LossType type) implements Serializable {

  /** Returns the loss of that name with the parameters of those who name none. */
  public static LossSettings of(LossType type) {
    return new LossSettings(type);
  }

  /** Returns a new loss of these settings. */
  public Loss create() {
    return type.create();
  }
}
