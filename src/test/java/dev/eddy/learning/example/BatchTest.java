package dev.eddy.learning.example;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchTest {
  private static final double[] ONE_LABEL = {1};
  private static final double[] NO_VALUES = {};

  @Test
  void startsMustBeOneMoreThanLabels() {
    assertThatThrownBy(() -> new Batch(ONE_LABEL, new int[1], new int[0], NO_VALUES, new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("starts must have one entry more than labels (1), had 1");
  }

  @Test
  void valuesMustBeEmptyOrAsLongAsSlots() {
    int[] starts = {0, 2};
    assertThatThrownBy(() -> new Batch(ONE_LABEL, starts, new int[2], ONE_LABEL, new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be empty or as long as slots (2), had 1");
  }
}
