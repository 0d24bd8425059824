package dev.eddy.streaming.seal;

import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.core.fs.Path;

/**
 * Where the checkpoints of a job lie.
 *
 * @param directory of all checkpoints, empty where they are in no file
 * @param hasJobFolder whether each job has a folder of its own in it
 */
public record Sealing(String directory, boolean hasJobFolder) implements Serializable {
  private static final Sealing NONE = new Sealing("", false);

  /** Seals nothing. */
  public static Sealing none() {
    return NONE;
  }

  /**
   * Returns who seals.
   *
   * @param jobId asked for only where there is something to seal
   */
  public CheckpointWitness open(Supplier<String> jobId) {
    if (directory.isEmpty()) {
      return CheckpointWitness.NONE;
    }
    Path all = new Path(directory);
    return new Sealer(hasJobFolder ? new Path(all, jobId.get()) : all);
  }
}
