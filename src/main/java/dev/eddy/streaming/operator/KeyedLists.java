package dev.eddy.streaming.operator;

import java.util.List;
import org.apache.flink.api.common.state.ListState;

/** Lists in keyed state. */
public final class KeyedLists {
  private KeyedLists() {}

  /**
   * Makes the list what is given. One that is empty and stays so is left alone: RocksDB would note
   * the deletion of nothing, and each checkpoint would write a file about it.
   */
  public static <T> void update(ListState<T> list, List<T> elements) throws Exception {
    if (!elements.isEmpty() || list.get().iterator().hasNext()) {
      list.update(elements);
    }
  }
}
