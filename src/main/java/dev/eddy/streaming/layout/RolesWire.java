package dev.eddy.streaming.layout;

import dev.eddy.learning.reaction.Roles;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link Roles} inside the messages and states that hold them. */
public final class RolesWire {
  private RolesWire() {}

  /** Writes what {@link #read} reads. */
  public static void write(Roles roles, DataOutputView out) throws IOException {
    out.writeByte(roles.leader());
    out.writeLong(roles.leaderLife());
    out.writeLong(roles.rivalLife());
    out.writeBoolean(roles.hasTrial());
  }

  /** Reads what {@link #write} wrote. */
  public static Roles read(DataInputView in) throws IOException {
    return new Roles(in.readByte(), in.readLong(), in.readLong(), in.readBoolean());
  }
}
