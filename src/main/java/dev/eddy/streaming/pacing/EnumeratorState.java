package dev.eddy.streaming.pacing;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * What a checkpoint keeps of an enumerator.
 *
 * @param inner the wrapped enumerator's
 * @param founderCount how many splits the job started with
 * @param pending splits that wait for their first step
 */
public record EnumeratorState<S extends SourceSplit, C>(
    C inner, int founderCount, List<Pending<S>> pending) {

  /**
   * A split that came later.
   *
   * @param reader that gets it
   */
  public record Pending<S extends SourceSplit>(S split, int reader) {}
}
