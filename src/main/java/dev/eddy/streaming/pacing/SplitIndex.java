package dev.eddy.streaming.pacing;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;

/** Numbers the splits of a source from 0, the same in every run: the canonical order. */
@FunctionalInterface
public interface SplitIndex<S extends SourceSplit> extends Serializable {

  /** Returns the number of a split, below the number of splits. */
  int of(S split);
}
