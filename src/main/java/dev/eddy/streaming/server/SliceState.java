package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
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
  private final ValueState<SliceProgress> progress;
  private final MapState<Integer, RowSegment> segments;
  private final ListState<RecentChange> recent;
  private final ListState<Gradient> held;

  SliceState(KeyedStateStore store) {
    progress =
        store.getState(new ValueStateDescriptor<>("progress", new SliceProgressSerializer()));
    segments =
        store.getMapState(
            new MapStateDescriptor<>("rows", IntSerializer.INSTANCE, new RowSegmentSerializer()));
    recent = store.getListState(new ListStateDescriptor<>("recent", new RecentChangeSerializer()));
    held = store.getListState(new ListStateDescriptor<>("gradients", new GradientSerializer()));
  }

  /** Brings a fresh loop to where the checkpoint was and returns the log to go on with. */
  SliceLog restore(SliceLoop loop) throws Exception {
    SliceLog log = new SliceLog(segments);
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
    recent.update(loop.recent());
    held.update(loop.held());
  }
}
