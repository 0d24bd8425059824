package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import dev.eddy.streaming.operator.KeyedLists;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.GradientSerializer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;

/** The keyed state of slices; every call is for the slice whose key is current. */
final class SliceState {
  /** Slices of a server that have states of their own for their rows; beyond, some share them. */
  private static final int ROW_STATES_MAX = 16;

  private final KeyedStateStore store;
  private final WeightColumns weights;
  private final ValueState<SliceProgress> progress;
  private final ListState<RecentChange> recent;
  private final ListState<Gradient> held;

  SliceState(KeyedStateStore store, WeightColumns weights) {
    this.store = store;
    this.weights = weights;
    progress =
        store.getState(new ValueStateDescriptor<>("progress", new SliceProgressSerializer()));
    recent = store.getListState(new ListStateDescriptor<>("recent", new RecentChangeSerializer()));
    held = store.getListState(new ListStateDescriptor<>("gradients", new GradientSerializer()));
  }

  /** Brings a fresh loop to where the checkpoint was and returns the log to go on with. */
  SliceLog restore(SliceLoop loop) throws Exception {
    SliceLog log =
        new SliceLog(weights, segments("rows", loop.slice()), segments("rows-too", loop.slice()));
    SliceProgress restored = progress.value();
    if (restored != null) {
      log.restore(loop.theta());
      loop.resume(restored, recent.get(), held.get());
    }
    return log;
  }

  /** Writes what changed. */
  void write(SliceLoop loop, SliceLog log) throws Exception {
    log.append(loop.theta());
    progress.update(loop.progress());
    KeyedLists.update(recent, loop.recent());
    KeyedLists.update(held, loop.held());
  }

  /**
   * Returns a state that no other slice has, as far as there are enough: a state is a column family
   * of RocksDB, and in one that two slices append to no file would lie behind all others, so that
   * every fourth checkpoint would write all rows anew.
   */
  private MapState<Integer, RowSegment> segments(String name, int slice) {
    return store.getMapState(
        new MapStateDescriptor<>(
            name + "-" + slice % ROW_STATES_MAX,
            IntSerializer.INSTANCE,
            new RowSegmentSerializer()));
  }
}
