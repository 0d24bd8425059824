package dev.eddy.learning.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldSelectionTest {
  private static final int EXAMPLES = 60;
  private static final int FOLDS = 3;

  private final FoldSelection selection = new FoldSelection();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSelectedIsAsIfNothingElseHadBeenRead(boolean hasUnitValues) {
    for (int seed = 0; seed < 20; seed++) {
      byte[] folds = new byte[EXAMPLES];
      for (int e = 0; e < EXAMPLES; e++) {
        folds[e] = (byte) new Random(31L * seed + e).nextInt(FOLDS);
      }
      Batch all = batch(seed, hasUnitValues, new byte[EXAMPLES], 0, true);
      for (int fold = 0; fold < FOLDS; fold++) {
        assertThat(selection.tested(all, folds, fold))
            .usingRecursiveComparison()
            .isEqualTo(batch(seed, hasUnitValues, folds, fold, true));
        assertThat(selection.trained(all, folds, fold))
            .usingRecursiveComparison()
            .isEqualTo(batch(seed, hasUnitValues, folds, fold, false));
      }
    }
  }

  @Test
  void aFoldMayHaveNoExampleOfABatch() {
    Batch all = batch(1, true, new byte[EXAMPLES], 0, true);
    assertThat(selection.tested(all, new byte[EXAMPLES], 1)).isEqualTo(Batch.empty());
    assertThat(selection.trained(all, new byte[EXAMPLES], 1)).isSameAs(all);
    assertThat(selection.trained(Batch.empty(), new byte[0], 1)).isEqualTo(Batch.empty());
  }

  @Test
  void everyExampleHasAFold() {
    Batch all = batch(1, true, new byte[EXAMPLES], 0, true);
    assertThatThrownBy(() -> selection.tested(all, new byte[1], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("folds must be there for 60 examples, were for 1");
  }

  /** Builds the batch of the examples that are in the fold, or not, as a decoder does. */
  private static Batch batch(
      int seed, boolean hasUnitValues, byte[] folds, int fold, boolean isIn) {
    Random random = new Random(seed);
    ExampleBuffer example = new ExampleBuffer();
    BatchBuilder builder = new BatchBuilder();
    for (int e = 0; e < EXAMPLES; e++) {
      example.clear();
      example.label(random.nextInt(2));
      int count = random.nextInt(6);
      int first = random.nextInt(40);
      for (int i = 0; i < count; i++) {
        example.add(first + 3 * i, hasUnitValues ? 1 : random.nextGaussian());
      }
      if (folds[e] == fold == isIn) {
        builder.add(example);
      }
    }
    return builder.build();
  }
}
