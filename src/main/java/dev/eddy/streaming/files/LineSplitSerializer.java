package dev.eddy.streaming.files;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Layout of a {@link LineSplit} in checkpoints and on its way to a reader. */
final class LineSplitSerializer implements SimpleVersionedSerializer<LineSplit> {
  /** 1: number, path, position, end, line. */
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LineSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    out.writeInt(split.number());
    out.writeUTF(split.path());
    out.writeLong(split.position());
    out.writeLong(split.end());
    out.writeLong(split.line());
    return out.getCopyOfBuffer();
  }

  @Override
  public LineSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("line split version must be " + VERSION + ", was " + version);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    return new LineSplit(in.readInt(), in.readUTF(), in.readLong(), in.readLong(), in.readLong());
  }
}
