package dev.eddy.format;

/** What a label may be. */
public enum LabelKind {
  /** 0 or 1, where -1 says 0 as well. */
  CLASSES("0, 1 or -1") {
    @Override
    double translate(double number) {
      return number == 1 ? 1 : number == 0 || number == -1 ? 0 : Double.NaN;
    }
  },
  /** Any number that {@link Magnitude} admits. */
  NUMBERS("a finite number") {
    @Override
    double translate(double number) {
      return Magnitude.isAdmitted(number) ? number : Double.NaN;
    }
  };

  private final String rule;

  LabelKind(String rule) {
    this.rule = rule;
  }

  /** Returns the label as the loss expects it, NaN when the number is none. */
  abstract double translate(double number);

  /** Returns what a label must be, in words. */
  String rule() {
    return rule;
  }
}
