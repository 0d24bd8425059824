package dev.eddy.streaming.layout;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializer of an immutable message. Messages lie in checkpoints too, so each one starts with the
 * version of its layout; {@link #read} knows every version ever written.
 */
public abstract class MessageSerializer<T> extends TypeSerializer<T> {
  // Runtime: one serializer instance serves one thread, see duplicate().
  private transient ArrayWire arrays;

  /** Version that {@link #write} writes, 1 to 127. */
  protected abstract int version();

  protected abstract void write(T message, DataOutputView out) throws IOException;

  protected abstract T read(int version, DataInputView in) throws IOException;

  /** Returns the array writer of this instance. */
  protected final ArrayWire arrays() {
    if (arrays == null) {
      arrays = new ArrayWire();
    }
    return arrays;
  }

  @Override
  public final void serialize(T message, DataOutputView out) throws IOException {
    out.writeByte(version());
    write(message, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version < 1 || version > version()) {
      throw new IOException(
          getClass().getSimpleName() + " version must be 1 to " + version() + ", was " + version);
    }
    return read(version, in);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  /** Returns a message that nothing changes any more: the message itself, as a rule. */
  protected T copyOf(T message) {
    return message;
  }

  @Override
  public final T copy(T message) {
    return copyOf(message);
  }

  @Override
  public final T copy(T message, T reuse) {
    return copyOf(message);
  }

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final T createInstance() {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " has no empty message");
  }

  @Override
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}
