package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecordsSerializer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.RawBlock;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes the {@link DecodeOperator} of each subtask. */
public final class DecodeFactory extends AbstractStreamOperatorFactory<Block>
    implements OneInputStreamOperatorFactory<RawBlock, Block> {
  private static final long serialVersionUID = 1L;

  /** What the evaluation needs to know of each step of each split. */
  public static final OutputTag<StepRecords> RECORDS =
      new OutputTag<>("records", StepRecordsSerializer.TYPE);

  /** Makes the parser of a subtask. */
  @FunctionalInterface
  public interface ParserFactory extends Supplier<RecordParser>, Serializable {}

  private final ParserFactory parsers;
  private final Partitioner partitioner;
  private final int shardCount;
  private final Probe probe;

  public DecodeFactory(
      ParserFactory parsers, Partitioner partitioner, int shardCount, Probe probe) {
    this.parsers = parsers;
    this.partitioner = partitioner;
    this.shardCount = shardCount;
    this.probe = probe;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Block>> T createStreamOperator(
      StreamOperatorParameters<Block> parameters) {
    return (T) new DecodeOperator(parameters, parsers, partitioner, shardCount, probe);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return DecodeOperator.class;
  }
}
