package dev.eddy.learning.theta.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.theta.ThetaDelta;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThetaHashTest {
  private static final double[] NONE = new double[0];

  @Test
  void hashIsTheSha256OfCoordinatesAndWeightsOtherThanZero() throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(24).putInt(3).putDouble(0.5).putInt(4096).putDouble(-2);

    assertThat(hash(new int[] {3, 7, 4096}, 0.5, 0, -2)).isEqualTo(sha256(bytes.array()));
  }

  @Test
  void ofSeveralWeightsEachHasItsPlace() throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    bytes.putInt(3).putInt(1).putDouble(0.5).putInt(9).putInt(0).putDouble(-2);

    assertThat(hash(new int[] {3, 9}, 0, 0.5, -2, 0)).isEqualTo(sha256(bytes.array()));
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(hash(new int[] {3}, -0.0)).isEqualTo(hash(new int[0]));
  }

  @Test
  void oneUlpAnywhereGivesAnotherHash() {
    int[] coordinates = IntStream.range(0, 4097).toArray();
    double[] weights = IntStream.range(0, 4097).mapToDouble(i -> i + 1).toArray();
    String hash = hash(coordinates, weights);
    for (int i : new int[] {0, 1023, 1024, 4096}) {
      weights[i] = Math.nextUp(weights[i]);
      assertThat(hash(coordinates, weights)).isNotEqualTo(hash);
      weights[i] = i + 1;
    }
    assertThat(hash(coordinates, weights)).isEqualTo(hash);
  }

  @Test
  void hashOfDigestsKnowsTheirOrder() {
    assertThat(ThetaHash.ofDigests(new long[] {1, 2}))
        .hasSize(64)
        .isNotEqualTo(ThetaHash.ofDigests(new long[] {2, 1}));
  }

  private static String hash(int[] coordinates, double... weights) {
    return ThetaHash.ofTheta(new ThetaDelta(coordinates, weights, NONE, NONE, NONE));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
