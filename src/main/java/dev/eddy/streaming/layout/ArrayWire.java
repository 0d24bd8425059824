package dev.eddy.streaming.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes and reads primitive arrays in bulk: length, then little-endian elements. Element by
 * element took twice the time of the whole pipeline's learning. Owns its scratch buffer: one for a
 * thread.
 */
public final class ArrayWire {
  private static final int CHUNK_BYTES = 1 << 13;

  private final byte[] scratch = new byte[CHUNK_BYTES];
  private final ByteBuffer view = ByteBuffer.wrap(scratch).order(ByteOrder.LITTLE_ENDIAN);

  public void writeInts(int[] values, DataOutputView out) throws IOException {
    writeInts(values, values.length, out);
  }

  /** Writes the first {@code length} values as if there were no more. */
  public void writeInts(int[] values, int length, DataOutputView out) throws IOException {
    out.writeInt(length);
    int chunk = CHUNK_BYTES / Integer.BYTES;
    for (int from = 0; from < length; from += chunk) {
      int count = Math.min(chunk, length - from);
      view.asIntBuffer().put(values, from, count);
      out.write(scratch, 0, count * Integer.BYTES);
    }
  }

  public int[] readInts(DataInputView in) throws IOException {
    int[] values = new int[in.readInt()];
    int chunk = CHUNK_BYTES / Integer.BYTES;
    for (int from = 0; from < values.length; from += chunk) {
      int count = Math.min(chunk, values.length - from);
      in.readFully(scratch, 0, count * Integer.BYTES);
      view.asIntBuffer().get(values, from, count);
    }
    return values;
  }

  public void writeLongs(long[] values, DataOutputView out) throws IOException {
    out.writeInt(values.length);
    int chunk = CHUNK_BYTES / Long.BYTES;
    for (int from = 0; from < values.length; from += chunk) {
      int count = Math.min(chunk, values.length - from);
      view.asLongBuffer().put(values, from, count);
      out.write(scratch, 0, count * Long.BYTES);
    }
  }

  public long[] readLongs(DataInputView in) throws IOException {
    long[] values = new long[in.readInt()];
    int chunk = CHUNK_BYTES / Long.BYTES;
    for (int from = 0; from < values.length; from += chunk) {
      int count = Math.min(chunk, values.length - from);
      in.readFully(scratch, 0, count * Long.BYTES);
      view.asLongBuffer().get(values, from, count);
    }
    return values;
  }

  public void writeDoubles(double[] values, DataOutputView out) throws IOException {
    writeDoubles(values, values.length, out);
  }

  /** Writes the first {@code length} values as if there were no more. */
  public void writeDoubles(double[] values, int length, DataOutputView out) throws IOException {
    out.writeInt(length);
    int chunk = CHUNK_BYTES / Double.BYTES;
    for (int from = 0; from < length; from += chunk) {
      int count = Math.min(chunk, length - from);
      view.asDoubleBuffer().put(values, from, count);
      out.write(scratch, 0, count * Double.BYTES);
    }
  }

  public double[] readDoubles(DataInputView in) throws IOException {
    double[] values = new double[in.readInt()];
    int chunk = CHUNK_BYTES / Double.BYTES;
    for (int from = 0; from < values.length; from += chunk) {
      int count = Math.min(chunk, values.length - from);
      in.readFully(scratch, 0, count * Double.BYTES);
      view.asDoubleBuffer().get(values, from, count);
    }
    return values;
  }

  public static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  public void writeRows(ByteRows rows, DataOutputView out) throws IOException {
    writeBytes(rows.bytes(), out);
    writeInts(rows.ends(), out);
  }

  public ByteRows readRows(DataInputView in) throws IOException {
    return new ByteRows(readBytes(in), readInts(in));
  }
}
