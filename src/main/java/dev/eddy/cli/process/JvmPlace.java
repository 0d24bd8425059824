package dev.eddy.cli.process;

import java.nio.file.Path;

/**
 * Where a JVM in the background keeps its pid and its log.
 *
 * @param folder of both files
 * @param name of both files
 * @param main the class that it runs, by which a pid is known to be still its own
 */
public record JvmPlace(Path folder, String name, String main) {

  /** Returns the file of what it writes to the console. */
  public Path log() {
    return folder.resolve(name + ".log");
  }

  Path pidFile() {
    return folder.resolve(name + ".pid");
  }
}
