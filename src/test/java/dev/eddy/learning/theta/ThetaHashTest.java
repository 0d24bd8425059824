package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ThetaHashTest {
  private final Replica theta =
      new Replica(Learners.linear(12, true, LossType.SQUARED, OptimizerType.SGD, 0.5, false, 0));

  @Test
  void hashIsTheSha256OfCoordinatesAndWeightsOtherThanZero() throws NoSuchAlgorithmException {
    theta.weights()[3] = 0.5;
    theta.weights()[4096] = -2;
    ByteBuffer bytes = ByteBuffer.allocate(24).putInt(3).putDouble(0.5).putInt(4096).putDouble(-2);

    byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes.array());

    assertThat(ThetaHash.ofTheta(theta)).isEqualTo(HexFormat.of().formatHex(sha));
  }

  @Test
  void negativeZeroIsZero() {
    String nothing = ThetaHash.ofTheta(theta);
    theta.weights()[3] = -0.0;

    assertThat(ThetaHash.ofTheta(theta)).isEqualTo(nothing);
  }

  @Test
  void oneUlpAnywhereGivesAnotherHash() {
    for (int i = 0; i < theta.dimension(); i++) {
      theta.weights()[i] = i + 1;
    }
    String hash = ThetaHash.ofTheta(theta);
    for (int i : new int[] {0, 1023, 1024, 4096}) {
      theta.weights()[i] = Math.nextUp(theta.weights()[i]);
      assertThat(ThetaHash.ofTheta(theta)).isNotEqualTo(hash);
      theta.weights()[i] = i + 1;
    }
    assertThat(ThetaHash.ofTheta(theta)).isEqualTo(hash);
  }

  @Test
  void hashOfDigestsKnowsTheirOrder() {
    assertThat(ThetaHash.ofDigests(new long[] {1, 2}))
        .hasSize(64)
        .isNotEqualTo(ThetaHash.ofDigests(new long[] {2, 1}));
  }
}
