package dev.eddy.streaming.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;

/**
 * A list for each of an operator's keys, all of which every checkpoint writes anew. RocksDB makes
 * files of what it is given while the operator waits; operator state is written while the operator
 * goes on, so elements must not change any more.
 *
 * <p>After a restore every subtask reads the lists of all, whatever the parallelism, and takes
 * those of its own keys: for some ten MB, not for what grows with the model or the input.
 */
public final class UnionLists<T> {
  private final ListState<Tuple2<Integer, T>> state;
  private final Map<Integer, List<T>> restored = new TreeMap<>();

  private UnionLists(ListState<Tuple2<Integer, T>> state) {
    this.state = state;
  }

  /**
   * Opens the lists and reads those of a checkpoint.
   *
   * @param name of the state in checkpoints
   */
  public static <T> UnionLists<T> open(
      OperatorStateStore store, String name, TypeSerializer<T> elements) throws Exception {
    @SuppressWarnings({"unchecked", "rawtypes"}) // The class of a tuple knows no types.
    TupleSerializer<Tuple2<Integer, T>> serializer =
        new TupleSerializer(
            Tuple2.class, new TypeSerializer<?>[] {IntSerializer.INSTANCE, elements});
    UnionLists<T> lists =
        new UnionLists<>(store.getUnionListState(new ListStateDescriptor<>(name, serializer)));
    for (Tuple2<Integer, T> element : lists.state.get()) {
      lists.restored.computeIfAbsent(element.f0, key -> new ArrayList<>()).add(element.f1);
    }
    lists.clear();
    return lists;
  }

  /** Returns what the checkpoint had under a key, in the order in which it was written. */
  public List<T> restored(int key) {
    return restored.getOrDefault(key, List.of());
  }

  /** Forgets what was restored, once each key has got its own. */
  public void forgetRestored() {
    restored.clear();
  }

  /** Writes nothing into the next checkpoint, except for what is added after this. */
  public void clear() {
    state.clear();
  }

  /** Adds elements of a key to the next checkpoint. */
  public void add(int key, Iterable<? extends T> elements) throws Exception {
    for (T element : elements) {
      state.add(Tuple2.of(key, element));
    }
  }
}
