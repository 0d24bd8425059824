package dev.eddy.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.junit.jupiter.api.Test;

class KeyedListsTest {
  private final CountingList list = new CountingList();

  @Test
  void aListBecomesWhatIsGiven() throws Exception {
    KeyedLists.update(list, List.of(1, 2));
    KeyedLists.update(list, List.of(3));
    assertThat(list.elements).containsExactly(3);
    KeyedLists.update(list, List.of());
    assertThat(list.elements).isEmpty();
    assertThat(list.updates).isEqualTo(3);
  }

  @Test
  void anEmptyListThatStaysEmptyIsLeftAlone() throws Exception {
    KeyedLists.update(list, List.of());
    KeyedLists.update(list, List.of());
    assertThat(list.updates).isZero();
  }

  private static final class CountingList implements ListState<Integer> {
    private final List<Integer> elements = new ArrayList<>();
    private int updates;

    @Override
    public Iterable<Integer> get() {
      return elements;
    }

    @Override
    public void update(List<Integer> values) {
      updates++;
      elements.clear();
      elements.addAll(values);
    }

    @Override
    public void add(Integer value) {
      elements.add(value);
    }

    @Override
    public void addAll(List<Integer> values) {
      elements.addAll(values);
    }

    @Override
    public void clear() {
      elements.clear();
    }
  }
}
