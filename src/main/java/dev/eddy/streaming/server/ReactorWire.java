package dev.eddy.streaming.server;

import dev.eddy.learning.reaction.Reactor;
import dev.eddy.learning.reaction.Rivalry;
import dev.eddy.streaming.layout.RolesWire;
import dev.eddy.streaming.report.DriftWire;
import dev.eddy.streaming.report.GainLines;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link Reactor.State} in checkpoints. */
final class ReactorWire {
  private ReactorWire() {}

  static void write(Reactor.State reactor, DataOutputView out) throws IOException {
    DriftWire.write(reactor.watch(), out);
    out.writeLong(reactor.boostLeft());
    Rivalry.State rivalry = reactor.rivalry();
    RolesWire.write(rivalry.roles(), out);
    out.writeLong(rivalry.trialCount());
    GainLines.writeSums(rivalry.sums(), out);
  }

  static Reactor.State read(DataInputView in) throws IOException {
    return new Reactor.State(
        DriftWire.read(in),
        in.readLong(),
        new Rivalry.State(RolesWire.read(in), in.readLong(), GainLines.readPairedSums(in)));
  }
}
