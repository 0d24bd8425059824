package dev.eddy.streaming.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of an {@link AssemblyState} within the states of those who have one. */
public record AssemblyWire<P extends SplitMessage, S extends ShardMessage>(
    TypeSerializer<P> splits, TypeSerializer<S> shards) {

  public void write(AssemblyState<P, S> state, DataOutputView out) throws IOException {
    out.writeLong(state.step());
    write(state.splits(), splits, out);
    write(state.shards(), shards, out);
  }

  public AssemblyState<P, S> read(DataInputView in) throws IOException {
    return new AssemblyState<>(in.readLong(), read(splits, in), read(shards, in));
  }

  private static <T> void write(List<T> list, TypeSerializer<T> serializer, DataOutputView out)
      throws IOException {
    out.writeInt(list.size());
    for (T element : list) {
      serializer.serialize(element, out);
    }
  }

  private static <T> List<T> read(TypeSerializer<T> serializer, DataInputView in)
      throws IOException {
    int count = in.readInt();
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(serializer.deserialize(in));
    }
    return list;
  }
}
