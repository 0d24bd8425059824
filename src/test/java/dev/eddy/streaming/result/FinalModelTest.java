package dev.eddy.streaming.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.FinalTheta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalModelTest {
  private static final double[] NONE = new double[0];

  @TempDir Path folder;

  @Test
  void piecesOfAllSlicesMakeOneThetaWhateverTheirOrder() {
    FinalTheta first = new FinalTheta(0, 9, 70, false, delta(0, 2));
    FinalTheta second = new FinalTheta(0, 9, 70, true, delta(4));
    FinalTheta other = new FinalTheta(1, 9, 71, true, delta(1, 3));
    for (List<FinalTheta> pieces :
        List.of(List.of(first, second, other), List.of(other, second, first))) {
      FinalModel model = FinalModel.of(pieces);
      assertThat(model.theta().coordinates()).containsExactly(0, 1, 2, 3, 4);
      assertThat(model.theta().weights()).containsExactly(0, 10, 20, 30, 40);
      assertThat(model.theta().scales()).containsExactly(0, -1, -2, -3, -4);
      assertThat(model.theta().means()).isEmpty();
      assertThat(model.steps()).isEqualTo(9);
      assertThat(model.digests()).containsExactly(70, 71);
    }
  }

  @Test
  void aSliceThatSpeaksAgainReplacesAllItsPieces() {
    FinalTheta first = new FinalTheta(0, 9, 70, false, delta(0, 2));
    FinalTheta second = new FinalTheta(0, 9, 70, true, delta(4));
    FinalTheta other = new FinalTheta(1, 9, 71, true, delta(1, 3));
    FinalPieces pieces = new FinalPieces();
    for (FinalTheta piece : List.of(first, other, second, other, first, second, first, second)) {
      pieces.add(piece);
    }
    assertThat(pieces.toList()).containsExactly(first, second, other);
  }

  @Test
  void aModelFileGivesThetaBack() throws IOException {
    LearnerSettings settings =
        Learners.linear(3, true, LossType.LOGISTIC, OptimizerType.NAG, .5, false, 0);
    ModelFile.write(folder.resolve("model"), settings, "{\"bits\": 3}", delta(0, 7, 8));
    ThetaDelta theta = ModelFile.read(folder.resolve("model"));
    assertThat(theta).usingRecursiveComparison().isEqualTo(delta(0, 7, 8));
    assertThat(folder.resolve("model/model.json")).hasContent("{\"bits\": 3}");
  }

  @Test
  void anotherFileIsNoModel() throws IOException {
    Files.write(folder.resolve("theta.bin"), new byte[100]);
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("theta.bin must be a model of version 1");
  }

  /** Returns weight 10 c and scale -c of each coordinate c. */
  private static ThetaDelta delta(int... coordinates) {
    double[] weights = new double[coordinates.length];
    double[] scales = new double[coordinates.length];
    for (int i = 0; i < coordinates.length; i++) {
      weights[i] = 10 * coordinates[i];
      scales[i] = 0.0 - coordinates[i];
    }
    return new ThetaDelta(coordinates, weights, scales, NONE, NONE);
  }
}
