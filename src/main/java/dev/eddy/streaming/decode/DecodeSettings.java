package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.learning.fold.Folds;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.OriginDetail;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * How bytes become blocks.
 *
 * @param parsers makes the parser of a subtask
 * @param partitioner deals examples out
 * @param shardCount to how many shards
 * @param origins what predictions want to know of the records
 * @param keepsRejected whether rejected records go out as they were
 * @param folds which records are held out, and which fold another one belongs to
 * @param segments which segment a record is of
 * @param probe where fault tests strike
 */
public record DecodeSettings(
    ParserFactory parsers,
    Partitioner partitioner,
    int shardCount,
    OriginDetail origins,
    boolean keepsRejected,
    Folds folds,
    SegmentSettings segments,
    Probe probe)
    implements Serializable {

  /** There are no segments. */
  public DecodeSettings(
      ParserFactory parsers,
      Partitioner partitioner,
      int shardCount,
      OriginDetail origins,
      boolean keepsRejected,
      Folds folds,
      Probe probe) {
    this(
        parsers,
        partitioner,
        shardCount,
        origins,
        keepsRejected,
        folds,
        SegmentSettings.none(),
        probe);
  }

  /** Makes the parser of a subtask. */
  @FunctionalInterface
  public interface ParserFactory extends Supplier<RecordParser>, Serializable {}
}
