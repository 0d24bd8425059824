package dev.eddy.streaming.pacing;

import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.pacing.PacedSplit.Passes;
import dev.eddy.streaming.steps.StepState;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawBlockSerializer;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Layout of a {@link PacedSplit} in checkpoints and on its way to a reader. */
final class PacedSplitSerializer<S extends SourceSplit>
    implements SimpleVersionedSerializer<PacedSplit<S>> {
  /**
   * 1: inner version and bytes, seen, next offset, open block, steps ahead, phase, version and
   * bytes of the beginning, passes left.
   */
  private static final int VERSION = 1;

  private final SimpleVersionedSerializer<S> inner;

  PacedSplitSerializer(SimpleVersionedSerializer<S> inner) {
    this.inner = inner;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PacedSplit<S> split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    InnerBytes.write(inner, split.inner(), out);
    out.writeLong(split.state().seen());
    out.writeLong(split.state().nextOffset());
    new RawBlockSerializer().serialize(split.state().open(), out);
    new ArrayWire().writeLongs(split.ahead(), out);
    out.writeUTF(split.phase().name());
    InnerBytes.write(inner, split.passes().beginning(), out);
    out.writeInt(split.passes().left());
    return out.getCopyOfBuffer();
  }

  @Override
  public PacedSplit<S> deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("split version must be " + VERSION + ", was " + version);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    S split = InnerBytes.read(inner, in);
    long seen = in.readLong();
    long nextOffset = in.readLong();
    RawBlock open = new RawBlockSerializer().deserialize(in);
    long[] ahead = new ArrayWire().readLongs(in);
    PacedSplit.Phase phase = PacedSplit.Phase.valueOf(in.readUTF());
    Passes<S> passes = new Passes<>(InnerBytes.read(inner, in), in.readInt());
    return new PacedSplit<>(split, new StepState(seen, nextOffset, open), ahead, phase, passes);
  }
}
