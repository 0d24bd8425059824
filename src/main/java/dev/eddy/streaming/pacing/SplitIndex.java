package dev.eddy.streaming.pacing;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;

/** Numbers the splits of a source from 0, the same in every run: the canonical order. */
@FunctionalInterface
public interface SplitIndex<S extends SourceSplit> extends Serializable {

  /** Returns the number of a split. */
  int of(S split);

  /** Returns the offset of a fresh split's first record, or less where that is not known. */
  default long firstOffset(S split) {
    return 0;
  }
}
