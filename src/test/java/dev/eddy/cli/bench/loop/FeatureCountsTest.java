package dev.eddy.cli.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCountsTest {
  @TempDir private Path folder;

  @Test
  void neighboursAreCountedTogetherWithTheIntercept() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.vw"), "1 | 1 2\n1 | 2 3\n1 | 1 2\n1 | 1 2\n1 | 9\n");
    double[] rows = FeatureCounts.distinct(file, 8, new int[] {1, 2, 4, 8});
    // Ones: 3, 3, 3, 3, 2; twos: {1, 2, 3} and {1, 2}; a four: {1, 2, 3}; no eight.
    assertThat(rows).containsExactly(14.0 / 5, 3.5, 4, Double.NaN);
  }
}
