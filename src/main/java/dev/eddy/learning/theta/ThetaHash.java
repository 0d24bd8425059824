package dev.eddy.learning.theta;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** The names under which two runs compare: SHA-256 of theta and of the slices' digests, in hex. */
public final class ThetaHash {
  private static final int ENTRY_BYTES = Integer.BYTES + Long.BYTES;
  private static final int BUFFER_ENTRIES = 1 << 10;

  private ThetaHash() {}

  /**
   * Returns the hash of a theta: over each coordinate with a weight other than 0, ascending, the
   * coordinate as an int and the raw bits of the weight as a long, big-endian.
   */
  public static String ofTheta(Replica theta) {
    return ofTheta(theta.dimension(), i -> i, theta::weight);
  }

  /**
   * Returns the hash of a theta that is 0 where the delta says nothing.
   *
   * @param theta its coordinates ascend
   */
  public static String ofTheta(ThetaDelta theta) {
    int[] coordinates = theta.coordinates();
    return ofTheta(coordinates.length, i -> coordinates[i], i -> theta.weights()[i]);
  }

  private static String ofTheta(
      int count, IntUnaryOperator coordinates, IntToDoubleFunction weights) {
    MessageDigest sha = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_ENTRIES * ENTRY_BYTES);
    for (int i = 0; i < count; i++) {
      double weight = weights.applyAsDouble(i);
      if (weight != 0) {
        buffer.putInt(coordinates.applyAsInt(i)).putLong(Double.doubleToRawLongBits(weight));
        if (!buffer.hasRemaining()) {
          sha.update(buffer.flip());
          buffer.clear();
        }
      }
    }
    sha.update(buffer.flip());
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Returns the hash of all slices' digests, in slice order, each as a big-endian long. */
  public static String ofDigests(long[] sliceDigests) {
    ByteBuffer buffer = ByteBuffer.allocate(sliceDigests.length * Long.BYTES);
    for (long digest : sliceDigests) {
      buffer.putLong(digest);
    }
    return HexFormat.of().formatHex(sha256().digest(buffer.array()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
