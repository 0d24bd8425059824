package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineEnumeratorTest {

  @Test
  void splitIGoesToReaderIModuloTheParallelism() {
    FakeContext context = new FakeContext(3);
    LineEnumerator enumerator = new LineEnumerator(context, splits(0, 1, 2, 3, 4));
    enumerator.addReader(2);
    enumerator.addReader(0);
    assertThat(context.assigned(0)).isEqualTo(splits(0, 3));
    assertThat(context.assigned(1)).isEmpty();
    assertThat(context.assigned(2)).isEqualTo(splits(2));
    assertThat(context.told()).containsExactly(2, 0);
    assertThat(enumerator.snapshotState(1)).isEqualTo(splits(1, 4));
  }

  @Test
  void splitsThatComeBackGoToTheSameReader() {
    FakeContext context = new FakeContext(2);
    LineEnumerator enumerator = new LineEnumerator(context, splits(0, 1, 2, 3));
    enumerator.addReader(1);
    enumerator.addSplitsBack(splits(3, 1), 1);
    assertThat(enumerator.snapshotState(1)).isEqualTo(splits(0, 1, 2, 3));
    enumerator.addReader(0);
    enumerator.addReader(1);
    assertThat(context.assigned(0)).isEqualTo(splits(0, 2));
    assertThat(context.assigned(1)).isEqualTo(splits(1, 3, 1, 3));
  }

  @Test
  void aReaderWithoutSplitsIsToldSo() {
    FakeContext context = new FakeContext(4);
    LineEnumerator enumerator = new LineEnumerator(context, splits(0));
    enumerator.addReader(3);
    assertThat(context.assigned(3)).isEmpty();
    assertThat(context.told()).containsExactly(3);
  }

  private static List<LineSplit> splits(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> new LineSplit(number, "file:/a", 0, 10, 0))
        .toList();
  }
}
