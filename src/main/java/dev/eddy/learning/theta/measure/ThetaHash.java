package dev.eddy.learning.theta.measure;

import dev.eddy.learning.theta.ThetaDelta;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names under which two runs compare: SHA-256 of theta and of the slices' digests, in hex. */
public final class ThetaHash {
  private static final int ENTRY_BYTES_MAX = 2 * Integer.BYTES + Long.BYTES;
  private static final int BUFFER_ENTRIES = 1 << 10;

  private ThetaHash() {}

  /**
   * Returns the hash of a theta: over each weight other than 0, in ascending order of coordinates,
   * the coordinate as an int, the weight's place as an int where coordinates have several, and the
   * raw bits of the weight as a long, big-endian.
   *
   * @param theta its coordinates ascend
   */
  public static String ofTheta(ThetaDelta theta) {
    int[] coordinates = theta.coordinates();
    int weightCount = coordinates.length == 0 ? 1 : theta.weights().length / coordinates.length;
    MessageDigest sha = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_ENTRIES * ENTRY_BYTES_MAX);
    for (int i = 0; i < theta.weights().length; i++) {
      double weight = theta.weights()[i];
      if (weight != 0) {
        buffer.putInt(coordinates[i / weightCount]);
        if (weightCount > 1) {
          buffer.putInt(i % weightCount);
        }
        buffer.putLong(Double.doubleToRawLongBits(weight));
        if (buffer.remaining() < ENTRY_BYTES_MAX) {
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
