package dev.eddy.streaming.pacing;

import dev.eddy.streaming.pacing.EnumeratorState.Pending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Layout of an {@link EnumeratorState} in checkpoints. */
final class EnumeratorStateSerializer<S extends SourceSplit, C>
    implements SimpleVersionedSerializer<EnumeratorState<S, C>> {
  /** 1: inner version and bytes, founders, count of pending, each one's version, bytes, reader. */
  private static final int VERSION = 1;

  private final SimpleVersionedSerializer<C> inner;
  private final SimpleVersionedSerializer<S> splits;

  EnumeratorStateSerializer(
      SimpleVersionedSerializer<C> inner, SimpleVersionedSerializer<S> splits) {
    this.inner = inner;
    this.splits = splits;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(EnumeratorState<S, C> state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    InnerBytes.write(inner, state.inner(), out);
    out.writeInt(state.founderCount());
    out.writeInt(state.pending().size());
    for (Pending<S> pending : state.pending()) {
      InnerBytes.write(splits, pending.split(), out);
      out.writeInt(pending.reader());
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public EnumeratorState<S, C> deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("enumerator version must be " + VERSION + ", was " + version);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    C innerState = InnerBytes.read(inner, in);
    int founderCount = in.readInt();
    int count = in.readInt();
    List<Pending<S>> pending = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pending.add(new Pending<>(InnerBytes.read(splits, in), in.readInt()));
    }
    return new EnumeratorState<>(innerState, founderCount, pending);
  }
}
