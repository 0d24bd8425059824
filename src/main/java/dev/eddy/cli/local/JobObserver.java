package dev.eddy.cli.local;

import java.io.IOException;
import java.net.URI;
import org.apache.flink.api.common.JobID;

/** Looks at a job that has ended well while the cluster still knows of it. */
@FunctionalInterface
public interface JobObserver {

  /** Returns an observer that does not look. */
  static JobObserver none() {
    return (rest, job) -> {};
  }

  /**
   * Looks.
   *
   * @param rest the address of Flink's REST API
   */
  void ended(URI rest, JobID job) throws IOException;
}
