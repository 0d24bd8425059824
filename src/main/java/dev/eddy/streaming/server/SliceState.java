package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.operator.UnionLists;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.GradientSerializer;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The slices of a server in its checkpoints: a log of rows each in keyed state, and what every
 * checkpoint writes anew in operator state. Every call is for the slice whose key is current.
 */
final class SliceState {
  /** Slices of a server that have states of their own for their rows; beyond, some share them. */
  private static final int ROW_STATES_MAX = 16;

  /** Of all slices together: after a restore each server reads those of all. */
  private static final int BESIDE_BYTES_MAX = 1 << 26;

  private final KeyedStateStore keyed;
  private final WeightColumns weights;
  private final int sliceCount;
  private final boolean isRestored;
  private final UnionLists<SliceProgress> progress;
  private final UnionLists<RecentChange> recent;
  private final UnionLists<Gradient> held;
  private final UnionLists<RowSegment> beside;

  /**
   * Opens the state.
   *
   * @param sliceCount slices of all servers
   */
  SliceState(StateInitializationContext context, WeightColumns weights, int sliceCount)
      throws Exception {
    OperatorStateStore store = context.getOperatorStateStore();
    this.keyed = context.getKeyedStateStore();
    this.weights = weights;
    this.sliceCount = sliceCount;
    isRestored = context.isRestored();
    progress = UnionLists.open(store, "progress", new SliceProgressSerializer());
    recent = UnionLists.open(store, "recent", new RecentChangeSerializer());
    held = UnionLists.open(store, "gradients", new GradientSerializer());
    beside = UnionLists.open(store, "rows", new RowSegmentSerializer());
  }

  /** Brings a fresh loop to where the checkpoint was and returns the log to go on with. */
  SliceLog restore(SliceLoop loop) throws Exception {
    int slice = loop.slice();
    ThetaSlice theta = loop.theta();
    SliceLog log =
        new SliceLog(
            weights,
            BESIDE_BYTES_MAX / sliceCount / (Integer.BYTES + theta.rowBytes()),
            segments("rows", slice),
            segments("rows-too", slice));
    if (isRestored) {
      List<SliceProgress> before = progress.restored(slice);
      if (before.isEmpty()) {
        throw new IllegalStateException(
            "a checkpoint must hold every slice, has none of slice %d: another eddy wrote it"
                .formatted(slice));
      }
      log.restore(theta, beside.restored(slice));
      loop.resume(before.get(0), recent.restored(slice), held.restored(slice));
    }
    return log;
  }

  /** Forgets what was restored, once each slice has got its own. */
  void forgetRestored() {
    lists().forEach(UnionLists::forgetRestored);
  }

  /** Lets go of what the last checkpoint wrote. */
  void release() {
    lists().forEach(UnionLists::clear);
  }

  /** Writes a slice into the checkpoint that is being taken, behind {@link #release}. */
  void write(SliceLoop loop, SliceLog log) throws Exception {
    beside.add(loop.slice(), log.write(loop.theta()));
    progress.add(loop.slice(), List.of(loop.progress()));
    recent.add(loop.slice(), loop.recent());
    held.add(loop.slice(), loop.held());
  }

  private List<UnionLists<?>> lists() {
    return List.of(progress, recent, held, beside);
  }

  /**
   * Returns a state that no other slice has, as far as there are enough: a state is a column family
   * of RocksDB, and in one that two slices append to no file would lie behind all others, so that
   * every fourth checkpoint would write all rows anew.
   */
  private MapState<Integer, RowSegment> segments(String name, int slice) {
    return keyed.getMapState(
        new MapStateDescriptor<>(
            name + "-" + slice % ROW_STATES_MAX,
            IntSerializer.INSTANCE,
            new RowSegmentSerializer()));
  }
}
