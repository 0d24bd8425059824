package dev.eddy.cli.bench.scale;

/**
 * What something costs, in seconds or bytes: so much an example, a row (a coordinate that a step
 * touches) and a message.
 */
public record Cost(double perExample, double perRow, double perMessage) {
  public Cost {
    if (!(perExample >= 0 && perRow >= 0 && perMessage >= 0)) {
      throw new IllegalArgumentException(
          "costs must be >= 0, were %s, %s, %s".formatted(perExample, perRow, perMessage));
    }
  }

  double of(double examples, double rows, double messages) {
    return perExample * examples + perRow * rows + perMessage * messages;
  }
}
