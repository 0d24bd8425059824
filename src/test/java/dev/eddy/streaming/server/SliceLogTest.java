package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.Gradient;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceLogTest {
  private static final LearnerSettings SMALL = SampleGradients.learner(3, 0);

  private final MapInHeap segments = new MapInHeap();
  private final MapInHeap other = new MapInHeap();
  private final SliceLog log = log(0);

  @Test
  void eachCheckpointAppendsTheRowsThatChanged() throws Exception {
    ThetaSlice theta = slice(SMALL);
    log.write(theta);
    assertThat(segments.entries).as("nothing yet").isEmpty();
    step(theta, 1, new int[] {2, 5});
    log.write(theta);
    step(theta, 2, new int[] {5});
    log.write(theta);
    log.write(theta);
    assertThat(segments.entries).hasSize(2);
    assertThat(segments.entries.get(0).rows()).containsExactly(2, 5);
    assertThat(segments.entries.get(1).rows()).containsExactly(5);
  }

  @Test
  void aWeightThatIsNotFiniteIsCountedUntilItIsWrittenAnew() throws Exception {
    ThetaSlice theta = slice(SMALL);
    step(theta, 1, new int[] {2, 5});
    log.write(theta);
    assertThat(log.unsoundRowCount()).isZero();

    segments.entries.get(0).columns()[0] = Double.NaN;
    SliceLog restored = log(0);
    restored.restore(slice(SMALL), List.of());
    assertThat(restored.unsoundRowCount()).isEqualTo(1);

    step(theta, 2, new int[] {2});
    restored.write(theta);
    assertThat(restored.unsoundRowCount()).isZero();
  }

  @Test
  void theNewestRowCountsInARestore() throws Exception {
    ThetaSlice theta = slice(SMALL);
    for (int step = 0; step < 12; step++) {
      step(theta, step, new int[] {step % 5});
      log.write(theta);
    }
    ThetaSlice restored = slice(SMALL);
    SliceLog again = log(0);
    again.restore(restored, List.of());
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
    again.write(restored);
    assertThat(segments.entries).as("a restore changes no row").hasSize(12);
    step(restored, 99, new int[] {1});
    again.write(restored);
    assertThat(segments.entries.get(12).rows()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.01, .1, .5, 1})
  void aLongLogIsCleanedLittleByLittle(double changedFraction) throws Exception {
    LearnerSettings learner = SampleGradients.learner(12, 0);
    int rows = learner.model().dimension();
    int count = (int) (rows * changedFraction);
    ThetaSlice theta = slice(learner);
    Random random = new Random(1);
    for (int from = 0; from < rows; from += 100) {
      step(theta, 0, IntStream.range(from, Math.min(rows, from + 100)).toArray());
      log.write(theta);
    }
    // Four times as many changes as there are rows.
    int cleaned = 0;
    for (int step = 1; step * changedFraction < 4; step++) {
      long putBefore = putRows();
      long before = rowCount();
      step(theta, step, random.ints(0, rows).distinct().limit(count).toArray());
      log.write(theta);
      assertThat(putRows() - putBefore).as("rows written").isLessThanOrEqualTo(3L * count + 100);
      assertThat(rowCount()).as("rows kept").isLessThanOrEqualTo(5L * rows / 2 + 100);
      cleaned += rowCount() < before + count ? 1 : 0;
      if (step * changedFraction % 1 < changedFraction) {
        assertRestored(theta);
      }
    }
    assertThat(cleaned).as("cleanings").isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 51})
  void aLogOfLargeAndSmallCheckpointsStaysWithinBounds(int largeEvery) throws Exception {
    LearnerSettings learner = SampleGradients.learner(12, 0);
    int rows = learner.model().dimension();
    ThetaSlice theta = slice(learner);
    for (int step = 0; step < 6 * largeEvery; step++) {
      // The small ones change the same rows again and again, the large ones all.
      step(theta, step, IntStream.range(0, step % largeEvery == 0 ? rows : 100).toArray());
      log.write(theta);
      // 5/2 N + 2 c, where the largest checkpoint has all N rows.
      assertThat(rowCount()).isLessThanOrEqualTo(9L * rows / 2);
    }
    assertRestored(theta);
  }

  @Test
  void aRestoredLogIsCleanedToItsEnd() throws Exception {
    LearnerSettings learner = SampleGradients.learner(12, 0);
    int rows = learner.model().dimension();
    ThetaSlice theta = slice(learner);
    step(theta, 0, IntStream.range(0, rows).toArray());
    SliceLog current = log;
    Random random = new Random(2);
    int generations = 0;
    for (int step = 1; step < 200; step++) {
      step(theta, step, random.ints(0, rows).distinct().limit(200).toArray());
      current.write(theta);
      assertThat(rowCount()).isLessThanOrEqualTo(5L * rows / 2 + 200);
      generations += segments.entries.isEmpty() != other.entries.isEmpty() ? 0 : 1;
      if (step % 10 == 0) {
        // Whatever it was doing, it goes on from its entries alone.
        current = log(0);
        current.restore(slice(learner), List.of());
        assertRestored(theta);
      }
    }
    assertThat(generations).as("checkpoints with two generations").isBetween(20, 180);
  }

  @Test
  void aShortLogIsNotWorthARewrite() throws Exception {
    ThetaSlice theta = slice(SMALL);
    for (int step = 0; step < 100; step++) {
      step(theta, step, new int[] {0});
      log.write(theta);
    }
    assertThat(segments.entries).hasSize(100);
    assertThat(other.entries).isEmpty();
  }

  @Test
  void manyRowsGoIntoSeveralSegments() throws Exception {
    LearnerSettings learner = SampleGradients.learner(17, 0);
    ThetaSlice theta = slice(learner);
    step(theta, 0, IntStream.range(0, learner.model().dimension()).toArray());
    log.write(theta);
    assertThat(segments.entries).hasSize(3);
    ThetaSlice restored = slice(learner);
    log(0).restore(restored, List.of());
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
  }

  @Test
  void rowsThatChangeAgainAndAgainStayBesideTheLog() throws Exception {
    ThetaSlice theta = slice(SMALL);
    SliceLog log = log(8);
    step(theta, 1, new int[] {1, 2, 3, 4});
    assertThat(log.write(theta)).as("nothing has changed twice").isEmpty();
    assertThat(segments.putRows).isEqualTo(4);

    step(theta, 2, new int[] {1, 2, 3});
    assertThat(rows(log.write(theta))).containsExactly(1, 2, 3);
    step(theta, 3, new int[] {2, 3, 4});
    assertThat(log.write(theta)).as("four pending, two of them changed twice in a row").isEmpty();
    assertThat(segments.entries.get(1).rows()).containsExactly(1, 2, 3, 4);

    step(theta, 4, new int[] {2, 3, 4});
    List<RowSegment> beside = log.write(theta);
    assertThat(rows(beside)).containsExactly(2, 3, 4);
    ThetaSlice restored = slice(SMALL);
    SliceLog again = log(8);
    again.restore(restored, beside);
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
    step(restored, 5, new int[] {3, 4});
    assertThat(rows(again.write(restored))).as("2 is not in the log yet").containsExactly(2, 3, 4);
    step(restored, 6, new int[] {7});
    assertThat(again.write(restored)).isEmpty();
    assertThat(segments.entries.get(2).rows()).containsExactly(2, 3, 4, 7);
  }

  @Test
  void noMoreRowsStayBesideTheLogThanMay() throws Exception {
    ThetaSlice theta = slice(SMALL);
    SliceLog log = log(2);
    for (int step = 1; step < 4; step++) {
      step(theta, step, new int[] {1, 2, 3});
      assertThat(log.write(theta)).isEmpty();
    }
    assertThat(segments.putRows).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.01, .2, .6, .9, 1})
  void logAndRowsBesideItAreTheta(double hotFraction) throws Exception {
    LearnerSettings learner = SampleGradients.learner(12, 0);
    int rows = learner.model().dimension();
    int hot = (int) (200 * hotFraction);
    ThetaSlice theta = slice(learner);
    SliceLog current = log(rows);
    Random random = new Random(3);
    long besideCount = 0;
    long writtenRows = 0;
    for (int step = 0; step < 150; step++) {
      // The same rows each time, and others.
      IntStream others = random.ints(hot, rows).distinct().limit(200 - hot);
      step(theta, step, IntStream.concat(IntStream.range(0, hot), others).toArray());
      List<RowSegment> beside = current.write(theta);
      int[] besideRows = rows(beside);
      assertThat(besideRows.length).isLessThanOrEqualTo(300);
      besideCount += besideRows.length > 0 ? 1 : 0;
      writtenRows += besideRows.length;
      if (step % 7 == 6) {
        ThetaSlice restored = slice(learner);
        current = log(rows);
        current.restore(restored, beside);
        assertEqual(restored, theta);
        theta = restored;
      }
    }
    writtenRows += putRows();
    assertThat(writtenRows).as("rows written").isLessThanOrEqualTo(3L * 200 * 150);
    // No more than 3/2 of those that changed again may be pending.
    assertThat(besideCount > 0).as("checkpoints beside").isEqualTo(hotFraction > 2. / 3);
    if (hotFraction == 1) {
      assertThat(putRows()).as("of the first checkpoint").isEqualTo(200);
    }
  }

  private void assertRestored(ThetaSlice theta) throws Exception {
    ThetaSlice restored = slice(SampleGradients.learner(12, 0));
    log(0).restore(restored, List.of());
    assertEqual(restored, theta);
  }

  private static void assertEqual(ThetaSlice restored, ThetaSlice theta) {
    // Arrays of thousands of numbers: no comparison element by element.
    assertThat(Arrays.equals(restored.touched().rows(), theta.touched().rows())).isTrue();
    assertThat(Arrays.equals(restored.touched().columns(), theta.touched().columns())).isTrue();
  }

  private SliceLog log(int besideRowsMax) {
    return new SliceLog(WeightColumns.of(SMALL), besideRowsMax, segments, other);
  }

  private static int[] rows(List<RowSegment> rows) {
    return rows.stream().flatMapToInt(segment -> IntStream.of(segment.rows())).toArray();
  }

  private long rowCount() {
    return segments.rowCount() + other.rowCount();
  }

  private long putRows() {
    return segments.putRows + other.putRows;
  }

  private static ThetaSlice slice(LearnerSettings learner) {
    return new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
  }

  private static void step(ThetaSlice theta, int seed, int[] coordinates) {
    double[] sums = IntStream.of(coordinates).mapToDouble(c -> 1 + seed + c).toArray();
    Gradient gradient = SampleGradients.gradient(0, 0, coordinates, sums);
    theta.step(List.of(gradient.part()));
  }

  /** Keyed map state of one key. */
  private static final class MapInHeap implements MapState<Integer, RowSegment> {
    private final Map<Integer, RowSegment> entries = new TreeMap<>();
    private long putRows;

    long rowCount() {
      return entries.values().stream().mapToLong(segment -> segment.rows().length).sum();
    }

    @Override
    public RowSegment get(Integer key) {
      return entries.get(key);
    }

    @Override
    public void put(Integer key, RowSegment value) {
      entries.put(key, value);
      putRows += value.rows().length;
    }

    @Override
    public void putAll(Map<Integer, RowSegment> map) {
      entries.putAll(map);
    }

    @Override
    public void remove(Integer key) {
      entries.remove(key);
    }

    @Override
    public boolean contains(Integer key) {
      return entries.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<Integer, RowSegment>> entries() {
      return entries.entrySet();
    }

    @Override
    public Iterable<Integer> keys() {
      return entries.keySet();
    }

    @Override
    public Iterable<RowSegment> values() {
      return entries.values();
    }

    @Override
    public Iterator<Map.Entry<Integer, RowSegment>> iterator() {
      return entries.entrySet().iterator();
    }

    @Override
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    @Override
    public void clear() {
      entries.clear();
    }
  }
}
