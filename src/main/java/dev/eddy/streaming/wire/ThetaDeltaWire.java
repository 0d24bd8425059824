package dev.eddy.streaming.wire;

import dev.eddy.learning.theta.Freeze;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.layout.RolesWire;
import dev.eddy.streaming.layout.StepTotalsWire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link ThetaDelta} inside the messages and states that hold one. */
public final class ThetaDeltaWire {
  private ThetaDeltaWire() {}

  /** Writes a delta. */
  public static void write(ThetaDelta delta, ArrayWire arrays, DataOutputView out)
      throws IOException {
    arrays.writeInts(delta.coordinates(), out);
    arrays.writeDoubles(delta.weights(), out);
    arrays.writeDoubles(delta.scales(), out);
    arrays.writeDoubles(delta.means(), out);
    arrays.writeDoubles(delta.inverseDeviations(), out);
    arrays.writeDoubles(delta.rows(), out);
    StepTotalsWire.write(delta.totals(), out);
    Freeze freeze = delta.freeze();
    out.writeBoolean(freeze.isNow());
    arrays.writeDoubles(freeze.model().weights(), out);
    arrays.writeDoubles(freeze.model().scales(), out);
    arrays.writeDoubles(freeze.model().means(), out);
    arrays.writeDoubles(freeze.model().inverseDeviations(), out);
    RolesWire.write(delta.roles(), out);
  }

  /** Reads a delta. */
  public static ThetaDelta read(ArrayWire arrays, DataInputView in) throws IOException {
    return new ThetaDelta(
        arrays.readInts(in),
        arrays.readDoubles(in),
        arrays.readDoubles(in),
        arrays.readDoubles(in),
        arrays.readDoubles(in),
        arrays.readDoubles(in),
        StepTotalsWire.read(in),
        new Freeze(
            in.readBoolean(),
            new Freeze.Columns(
                arrays.readDoubles(in),
                arrays.readDoubles(in),
                arrays.readDoubles(in),
                arrays.readDoubles(in))),
        RolesWire.read(in));
  }
}
