package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecordsSerializer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.RawBlock;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Turns bytes into examples, chained to the source: one block for each shard and step. */
public final class DecodeOperator extends AbstractStreamOperator<Block>
    implements OneInputStreamOperator<RawBlock, Block> {
  private static final long serialVersionUID = 1L;

  /** What the evaluation needs to know of each step of each split. */
  public static final OutputTag<StepRecords> RECORDS =
      new OutputTag<>("records", StepRecordsSerializer.TYPE);

  /** Makes the parser of a subtask. */
  @FunctionalInterface
  public interface ParserFactory extends Supplier<RecordParser>, Serializable {}

  // Configuration.
  private final ParserFactory parsers;
  private final Partitioner partitioner;
  private final int shardCount;
  private final Probe probe;

  // Runtime.
  private transient StepDecoder decoder;
  private transient StreamRecord<Block> block;
  private transient StreamRecord<StepRecords> records;

  DecodeOperator(
      StreamOperatorParameters<Block> parameters,
      ParserFactory parsers,
      Partitioner partitioner,
      int shardCount,
      Probe probe) {
    super(parameters);
    this.parsers = parsers;
    this.partitioner = partitioner;
    this.shardCount = shardCount;
    this.probe = probe;
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<RawBlock, Block> factory(
      ParserFactory parsers, Partitioner partitioner, int shardCount, Probe probe) {
    return OneInputFactory.of(
        DecodeOperator.class,
        parameters -> new DecodeOperator(parameters, parsers, partitioner, shardCount, probe));
  }

  @Override
  public void open() throws Exception {
    super.open();
    decoder = new StepDecoder(parsers.get(), partitioner, shardCount);
    block = new StreamRecord<>(null);
    records = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<RawBlock> element) {
    probe.at(Moment.DECODE_BLOCK);
    RawBlock raw = element.getValue();
    if (raw.mark().hasStep()) {
      output.collect(RECORDS, records.replace(decoder.decode(raw)));
    }
    for (int shard = 0; shard < shardCount; shard++) {
      output.collect(block.replace(decoder.block(raw, shard)));
    }
  }
}
