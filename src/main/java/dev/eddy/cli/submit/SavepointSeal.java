package dev.eddy.cli.submit;

import dev.eddy.streaming.seal.CheckpointFolder;
import dev.eddy.streaming.seal.Seal;
import java.io.IOException;
import java.io.PrintWriter;

/** Seals savepoints, so that {@code eddy recover} can tell whether one is still as it was. */
final class SavepointSeal {
  private SavepointSeal() {}

  /**
   * Seals a savepoint where it can be read from here; otherwise says that it has no seal, for the
   * job has ended all the same.
   */
  static void put(String savepoint, PrintWriter err) {
    try {
      Seal.put(CheckpointFolder.of(savepoint));
    } catch (IOException e) {
      err.println("the savepoint has no seal: " + e);
    }
  }
}
