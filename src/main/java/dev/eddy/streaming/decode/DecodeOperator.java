package dev.eddy.streaming.decode;

import dev.eddy.streaming.meter.DecodeMeter;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.report.DeadLetter;
import dev.eddy.streaming.report.DeadLetterSerializer;
import dev.eddy.streaming.report.StepOrigins;
import dev.eddy.streaming.report.StepOriginsSerializer;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecordsSerializer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.RawBlock;
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

  /** What the predictions need to know of each step of each split, if there are any. */
  public static final OutputTag<StepOrigins> ORIGINS =
      new OutputTag<>("origins", StepOriginsSerializer.TYPE);

  /** Rejected records as they were, if they are wanted. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", DeadLetterSerializer.TYPE);

  // Configuration.
  private final DecodeSettings settings;

  // Runtime.
  private transient StepDecoder decoder;
  private transient DecodeMeter meter;
  private transient StreamRecord<Block> block;
  private transient StreamRecord<StepRecords> records;
  private transient StreamRecord<StepOrigins> origins;
  private transient StreamRecord<DeadLetter> deadLetter;

  DecodeOperator(StreamOperatorParameters<Block> parameters, DecodeSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<RawBlock, Block> factory(DecodeSettings settings) {
    return OneInputFactory.of(
        DecodeOperator.class, parameters -> new DecodeOperator(parameters, settings));
  }

  @Override
  public void open() throws Exception {
    super.open();
    decoder = new StepDecoder(settings);
    meter = new DecodeMeter(getMetricGroup());
    block = new StreamRecord<>(null);
    records = new StreamRecord<>(null);
    origins = new StreamRecord<>(null);
    deadLetter = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<RawBlock> element) {
    settings.probe().at(Moment.DECODE_BLOCK);
    RawBlock raw = element.getValue();
    if (raw.mark().hasStep()) {
      StepRecords step = decoder.decode(raw);
      meter.add(step, raw.start(raw.recordCount()));
      output.collect(RECORDS, records.replace(step));
      if (settings.origins().isWanted()) {
        output.collect(ORIGINS, origins.replace(decoder.origins(raw)));
      }
      for (DeadLetter next : decoder.deadLetters()) {
        output.collect(DEAD_LETTERS, deadLetter.replace(next));
      }
    }
    for (int shard = 0; shard < settings.shardCount(); shard++) {
      output.collect(block.replace(decoder.block(raw, shard)));
    }
  }
}
