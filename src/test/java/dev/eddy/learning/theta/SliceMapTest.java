package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceMapTest {
  @Test
  void coordinatesAreDealtOutOneByOne() {
    SliceMap slices = new SliceMap(5, 2);

    assertThat(slices.sliceOf(3)).isEqualTo(1);
    assertThat(slices.rowOf(3)).isEqualTo(1);
    assertThat(slices.rowCount(0)).isEqualTo(3);
    assertThat(slices.rowCount(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "7,3", "65,4", "64,4", "1000,7"})
  void everyCoordinateHasOnePlaceAndEveryPlaceOneCoordinate(int dimension, int sliceCount) {
    SliceMap slices = new SliceMap(dimension, sliceCount);
    boolean[] seen = new boolean[dimension];
    for (int slice = 0; slice < sliceCount; slice++) {
      for (int row = 0; row < slices.rowCount(slice); row++) {
        int coordinate = slices.coordinateOf(slice, row);
        assertThat(slices.sliceOf(coordinate)).isEqualTo(slice);
        assertThat(slices.rowOf(coordinate)).isEqualTo(row);
        assertThat(seen[coordinate]).isFalse();
        seen[coordinate] = true;
      }
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void dimensionAndSliceCountMustBeAtLeastOne() {
    assertThatThrownBy(() -> new SliceMap(0, 1)).hasMessage("dimension must be >= 1, was 0");
    assertThatThrownBy(() -> new SliceMap(1, 0)).hasMessage("sliceCount must be >= 1, was 0");
  }
}
