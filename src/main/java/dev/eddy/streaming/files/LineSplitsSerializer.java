package dev.eddy.streaming.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Layout of the splits that no reader has yet, in checkpoints. */
final class LineSplitsSerializer implements SimpleVersionedSerializer<List<LineSplit>> {
  /** 1: version of the splits, count, then length and bytes of each. */
  private static final int VERSION = 1;

  private final LineSplitSerializer serializer = new LineSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(List<LineSplit> splits) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    out.writeInt(serializer.getVersion());
    out.writeInt(splits.size());
    for (LineSplit split : splits) {
      byte[] bytes = serializer.serialize(split);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public List<LineSplit> deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("line splits version must be " + VERSION + ", was " + version);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    int splitVersion = in.readInt();
    int count = in.readInt();
    List<LineSplit> splits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      splits.add(serializer.deserialize(splitVersion, bytes));
    }
    return splits;
  }
}
