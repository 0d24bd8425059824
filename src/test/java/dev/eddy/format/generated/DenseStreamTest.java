package dev.eddy.format.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseStreamTest {
  private static final long SEED = 7;

  @Test
  void valuesAreCentredAndOfUnitSize() {
    DenseStream measurements = new DenseStream(SEED);
    int count = 4_000;
    double[] sums = new double[DenseStream.VALUE_COUNT];
    double[] squares = new double[DenseStream.VALUE_COUNT];
    for (int n = 0; n < count; n++) {
      measurements.next();
      for (int i = 0; i < DenseStream.VALUE_COUNT; i++) {
        sums[i] += measurements.value(i);
        squares[i] += measurements.value(i) * measurements.value(i);
      }
    }
    for (int i = 0; i < DenseStream.VALUE_COUNT; i++) {
      assertThat(sums[i] / count).isBetween(-0.1, 0.1);
      assertThat(squares[i] / count).isBetween(0.3, 1.2);
    }
  }

  @Test
  void classesAreMixedAndNotEasy() {
    DenseStream measurements = new DenseStream(SEED);
    int count = 5_000;
    int positive = 0;
    double entropy = 0;
    for (int n = 0; n < count; n++) {
      measurements.next();
      positive += measurements.isPositive() ? 1 : 0;
      double truth = measurements.probability();
      entropy -= Math.log(measurements.isPositive() ? truth : 1 - truth);
    }
    assertThat(positive / (double) count).isBetween(0.25, 0.75);
    assertThat(entropy / count).isBetween(0.3, 0.6);
  }

  @Test
  void sameSeedGivesTheSameLines() throws IOException {
    assertThat(lines(SEED, 50)).isEqualTo(lines(SEED, 100).subList(0, 50));
    assertThat(lines(SEED + 1, 1)).isNotEqualTo(lines(SEED, 1));
    assertThat(lines(SEED, 20)).allMatch(line -> line.matches("-?1 \\|( \\d+:-?\\d\\.\\d{4}){28}"));
    assertThat(lines(SEED, 1).get(0)).contains("| 1:").contains(" 28:");
  }

  private static List<String> lines(long seed, long count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DenseStream(seed).writeTo(out, count);
    return out.toString(StandardCharsets.US_ASCII).lines().toList();
  }
}
