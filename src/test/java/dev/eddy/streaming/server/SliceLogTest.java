package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.Gradient;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapState;
import org.junit.jupiter.api.Test;

class SliceLogTest {
  private static final LearnerSettings SMALL = SampleGradients.learner(3, 0);

  private final MapInHeap segments = new MapInHeap();
  private final SliceLog log = new SliceLog(segments);

  @Test
  void eachCheckpointAppendsTheRowsThatChanged() throws Exception {
    ThetaSlice theta = slice(SMALL);
    log.append(theta);
    assertThat(segments.entries).as("nothing yet").isEmpty();
    step(theta, 1, new int[] {2, 5});
    log.append(theta);
    step(theta, 2, new int[] {5});
    log.append(theta);
    log.append(theta);
    assertThat(segments.entries).hasSize(2);
    assertThat(segments.entries.get(0).rows()).containsExactly(2, 5);
    assertThat(segments.entries.get(1).rows()).containsExactly(5);
  }

  @Test
  void theNewestRowCountsInARestore() throws Exception {
    ThetaSlice theta = slice(SMALL);
    for (int step = 0; step < 12; step++) {
      step(theta, step, new int[] {step % 5});
      log.append(theta);
    }
    ThetaSlice restored = slice(SMALL);
    SliceLog again = new SliceLog(segments);
    again.restore(restored);
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
    again.append(restored);
    assertThat(segments.entries).as("a restore changes no row").hasSize(12);
    step(restored, 99, new int[] {1});
    again.append(restored);
    assertThat(segments.entries.get(12).rows()).containsExactly(1);
  }

  @Test
  void aLongLogIsWrittenAnewAndNeverGrowsBeyondTwiceTheRows() throws Exception {
    LearnerSettings learner = SampleGradients.learner(12, 0);
    ThetaSlice theta = slice(learner);
    int[] all = IntStream.range(0, learner.model().dimension()).toArray();
    int[] half = IntStream.range(0, learner.model().dimension() / 2).toArray();
    step(theta, 0, all);
    log.append(theta);
    int clears = 0;
    for (int step = 1; step < 12; step++) {
      step(theta, step, half);
      log.append(theta);
      assertThat(segments.rowCount()).isLessThanOrEqualTo(2L * theta.touchedCount());
      clears = segments.clearCount;
    }
    assertThat(clears).as("rewrites").isGreaterThan(1);
    ThetaSlice restored = slice(learner);
    new SliceLog(segments).restore(restored);
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
  }

  @Test
  void aShortLogIsNotWorthARewrite() throws Exception {
    ThetaSlice theta = slice(SMALL);
    for (int step = 0; step < 100; step++) {
      step(theta, step, new int[] {0});
      log.append(theta);
    }
    assertThat(segments.clearCount).isZero();
  }

  @Test
  void manyRowsGoIntoSeveralSegments() throws Exception {
    LearnerSettings learner = SampleGradients.learner(17, 0);
    ThetaSlice theta = slice(learner);
    step(theta, 0, IntStream.range(0, learner.model().dimension()).toArray());
    log.append(theta);
    assertThat(segments.entries).hasSize(3);
    ThetaSlice restored = slice(learner);
    new SliceLog(segments).restore(restored);
    assertThat(restored.touched()).usingRecursiveComparison().isEqualTo(theta.touched());
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
    private int clearCount;

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
      clearCount++;
    }
  }
}
