package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThetaSliceTest {
  private static final int BITS = 7;

  @Test
  void stepMovesTheWeightsAgainstTheSumOfTheShards() {
    ThetaSlice slice = slice(settings(OptimizerType.SGD, false, 0), 1, 0);

    ThetaSlice.Change change = slice.step(List.of(ones(3, 4), ones(1, 4)));

    assertThat(change.before()).isSameAs(ThetaDelta.empty());
    assertThat(change.after().coordinates()).containsExactly(4);
    assertThat(change.after().weights()).containsExactly(-0.5 * 2 / 4); // 2 over 4 examples.
    assertThat(slice.totals().exampleCount()).isEqualTo(4);
    assertThat(slice.touchedCount()).isEqualTo(1);
  }

  @Test
  void itsSizeIsThatOfTheWeightsWhichStepsHaveMoved() {
    ThetaSlice slice = slice(settings(OptimizerType.SGD, false, 0), 1, 0);
    assertThat(slice.size()).isEqualTo(new ThetaSize(0, 0, new DistinctFeatures(0, 0)));
    slice.step(List.of(ones(1, 4)));
    slice.step(List.of(ones(1, 9)));

    ThetaSize size = slice.size();

    assertThat(size.norm()).isEqualTo(Math.sqrt(.25 + .25));
    assertThat(size.nonzeros()).isEqualTo(2);
    assertThat(size.features().features()).isEqualTo(2);
  }

  @Test
  void stepWithoutExamplesChangesNothing() {
    ThetaSlice slice = slice(settings(OptimizerType.NAG, true, 0), 1, 0);
    slice.step(List.of(ones(1, 4)));
    RowSegment before = slice.touched();

    ThetaSlice.Change change = slice.step(List.of(ShardGradient.empty(), ShardGradient.empty()));

    assertThat(change.after().coordinates()).isEmpty();
    assertThat(slice.touched().columns()).containsExactly(before.columns());
  }

  @Test
  void nothingDependsOnWhetherTheBooksOfAStepAreClosed() {
    ThetaSlice open = slice(settings(OptimizerType.ADAGRAD, false, 0), 1, 0);
    ThetaSlice closed = slice(settings(OptimizerType.ADAGRAD, false, 0), 1, 0);
    for (int coordinate = 4; coordinate < 7; coordinate++) {
      open.step(List.of(ones(1, coordinate)));
      closed.step(List.of(ones(1, coordinate)));
      closed.closeBooks();
    }

    assertThat(open.digest()).isEqualTo(closed.digest());
    assertThat(open.touchedCount()).isEqualTo(3).isEqualTo(closed.touchedCount());
    assertThat(pending(open).get(0).rows())
        .containsExactly(4, 5, 6)
        .containsExactly(pending(closed).get(0).rows());
  }

  @Test
  void withADelayTheChangeSaysWhatWorkersHadBefore() {
    ThetaSlice slice = slice(settings(OptimizerType.SGD, false, 1), 1, 0);
    double first = slice.step(List.of(ones(1, 4))).after().weights()[0];

    ThetaSlice.Change change = slice.step(List.of(ones(1, 4)));

    assertThat(change.before().weights()).containsExactly(first);
    assertThat(change.after().weights()).containsExactly(2 * first);
  }

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void restoredSliceContinuesBitForBit(OptimizerType optimizer) {
    for (boolean isStandardized : new boolean[] {false, true}) {
      Random random = new Random(1);
      LearnerSettings settings = settings(optimizer, isStandardized, 0);
      ThetaSlice slice = slice(settings, 2, 1);
      List<RowSegment> checkpoints = new ArrayList<>();
      for (int step = 0; step < 30; step++) {
        slice.step(randomShards(settings, random));
        if (step % 7 == 0) {
          checkpoints.addAll(pending(slice));
        }
      }
      checkpoints.addAll(pending(slice));
      assertThat(checkpoints).allMatch(segment -> segment.rows().length <= 3);
      assertThat(pending(slice)).isEmpty();
      ThetaSlice restored = slice(settings, 2, 1);
      checkpoints.forEach(restored::restore);
      restored.resume(slice.digest(), slice.totals());

      for (int step = 0; step < 30; step++) {
        List<ShardGradient> shards = randomShards(settings, random);
        slice.step(shards);
        restored.step(shards);
      }

      assertThat(restored.digest()).isEqualTo(slice.digest());
      assertThat(restored.totals()).isEqualTo(slice.totals());
      assertThat(restored.touched().rows()).containsExactly(slice.touched().rows());
      assertThat(restored.touched().columns()).containsExactly(slice.touched().columns());
    }
  }

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void chunksOfAnySizeTellWhatTheDeltasTold(OptimizerType optimizer) {
    Random random = new Random(2);
    LearnerSettings settings = settings(optimizer, true, 0);
    ThetaSlice slice = slice(settings, 3, 2);
    Replica byDelta = new Replica(settings);
    for (int step = 0; step < 4; step++) {
      byDelta.apply(slice.step(randomShards(settings, random)).after());
    }
    for (int size : new int[] {1, 5, 1_000}) {
      Replica byChunk = new Replica(settings);
      ThetaSlice.Chunk chunk = slice.chunk(0, size);
      int coordinateCount = chunk.delta().coordinates().length;
      byChunk.apply(chunk.delta());
      while (!chunk.isLast()) {
        assertThat(chunk.delta().coordinates()).hasSize(size);
        chunk = slice.chunk(chunk.nextRow(), size);
        coordinateCount += chunk.delta().coordinates().length;
        byChunk.apply(chunk.delta());
      }
      assertThat(coordinateCount).isEqualTo(slice.touchedCount());
      assertThat(byChunk).usingRecursiveComparison().isEqualTo(byDelta);
    }
  }

  @Test
  void interceptIsNoFeature() {
    for (int sliceCount : new int[] {1, 2}) {
      ThetaSlice slice = slice(settings(OptimizerType.SGD, false, 0), sliceCount, 0);
      slice.step(List.of(ones(1, 4), ones(1, 1 << BITS)));
      assertThat(slice.touchedCount()).isEqualTo(2);
      assertThat(slice.distinctFeatures()).isEqualTo(new DistinctFeatures(1, 0));
    }
    ThetaSlice other = slice(settings(OptimizerType.SGD, false, 0), 2, 1);
    other.step(List.of(ones(1, 5)));
    assertThat(other.distinctFeatures()).isEqualTo(new DistinctFeatures(1, 0));
  }

  @Test
  void untouchedSliceIsOneEmptyChunk() {
    ThetaSlice.Chunk chunk = slice(settings(OptimizerType.NAG, false, 0), 1, 0).chunk(0, 10);

    assertThat(chunk.isLast()).isTrue();
    assertThat(chunk.delta().coordinates()).isEmpty();
  }

  @Test
  void rowsOfAnotherWidthAreRefused() {
    ThetaSlice slice = slice(settings(OptimizerType.NAG, false, 0), 1, 0);

    assertThatThrownBy(() -> slice.restore(new RowSegment(new int[2], new double[5])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns of 2 rows must be 3 each, were 5 in all");
  }

  @Test
  void digestTellsTheOrderOfShards() {
    ThetaSlice one = slice(settings(OptimizerType.SGD, false, 0), 1, 0);
    ThetaSlice other = slice(settings(OptimizerType.SGD, false, 0), 1, 0);

    one.step(List.of(ones(1, 4), ones(2, 4)));
    other.step(List.of(ones(2, 4), ones(1, 4)));

    assertThat(one.touched().columns()).containsExactly(other.touched().columns());
    assertThat(one.digest()).isNotEqualTo(other.digest());
    assertThat(one.totals()).isEqualTo(new StepTotals(1, 3, 2, 2, .5));
  }

  private static ThetaSlice slice(LearnerSettings settings, int sliceCount, int slice) {
    return new ThetaSlice(settings, new SliceMap(settings.model().dimension(), sliceCount), slice);
  }

  /** Returns what a checkpoint that keeps all in a log appends to it. */
  private static List<RowSegment> pending(ThetaSlice slice) {
    slice.changes().endInterval();
    List<RowSegment> pending = slice.pending(3);
    slice.changes().takePending();
    return pending;
  }

  private static LearnerSettings settings(OptimizerType type, boolean isStandardized, int delay) {
    return Learners.linear(BITS, true, LossType.SQUARED, type, 0.5, isStandardized, delay);
  }

  /** A gradient of 1 everywhere. */
  private static ShardGradient ones(int exampleCount, int coordinate) {
    double[] one = {1};
    return new ShardGradient(
        new ShardTotals(exampleCount, 1, 1, 1, 0),
        new int[] {coordinate},
        one,
        one,
        one,
        new ValueStatistics(one, one, one));
  }

  /** Gradients of the slice that has the coordinates 1, 3, 5, ... or, of three, 2, 5, 8, ... */
  private static List<ShardGradient> randomShards(LearnerSettings settings, Random random) {
    List<ShardGradient> shards = new ArrayList<>();
    for (int shard = 0; shard < 3; shard++) {
      int count = random.nextInt(20);
      int[] coordinates = random.ints(0, 20).distinct().limit(count).map(i -> 6 * i + 5).toArray();
      shards.add(
          new ShardGradient(
              new ShardTotals(1 + shard, random.nextDouble(), random.nextDouble(), 1, 0),
              coordinates,
              random.doubles(count, -1, 1).toArray(),
              random.doubles(count).toArray(),
              random.doubles(count).toArray(),
              settings.isScaled()
                  ? new ValueStatistics(
                      random.doubles(count, 1, 5).toArray(),
                      random.doubles(count).toArray(),
                      random.doubles(count).toArray())
                  : ValueStatistics.none()));
    }
    return shards;
  }
}
