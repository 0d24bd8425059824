package dev.eddy.streaming.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.FormatType;
import dev.eddy.format.GoodRecords;
import dev.eddy.format.Mutator;
import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.fold.Folds;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.OriginDetail;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever bytes come, each record is an example in one shard, a rejection, or no record at all.
 */
class SpoiledRecordsTest {
  /** More of them: {@code scripts/fuzz}. */
  private static final long FUZZ_COUNT = Long.getLong("eddy.fuzz.records", 20_000);

  private static final int STEP_RECORDS = 250;
  private static final int SHARDS = 3;

  @ParameterizedTest
  @EnumSource(FormatType.class)
  void everyRecordIsCountedOnce(FormatType type) {
    Mutator mutator = Mutator.of(type, 31);
    RecordParser other = GoodRecords.format(type, GoodRecords.settings()).newParser();
    StepDecoder decoder =
        new StepDecoder(
            new DecodeSettings(
                GoodRecords.format(type, GoodRecords.settings())::newParser,
                Partitioner.uniform(SHARDS),
                SHARDS,
                OriginDetail.NONE,
                false,
                Folds.none(),
                Probe.NONE));
    long trainedCount = 0;
    long rejectedCount = 0;
    for (long position = 0; position < FUZZ_COUNT; position += STEP_RECORDS) {
      RawBlock raw = step(mutator, position);
      List<Long> rejectedOffsets = new ArrayList<>();
      int skippedCount = 0;
      for (int i = 0; i < STEP_RECORDS; i++) {
        ExampleBuffer example = new ExampleBuffer();
        Verdict verdict = other.parse(raw.bytes(), raw.start(i), raw.ends()[i], example);
        if (verdict.kind() == Verdict.Kind.REJECTED) {
          rejectedOffsets.add(position + i);
        }
        skippedCount += verdict.kind() == Verdict.Kind.SKIPPED ? 1 : 0;
      }

      StepRecords records = decoder.decode(raw);

      int exampleCount = STEP_RECORDS - skippedCount - rejectedOffsets.size();
      assertThat(records.readCount()).isEqualTo(STEP_RECORDS - skippedCount);
      assertThat(records.labels()).hasSize(exampleCount);
      assertThat(records.rejections().stream().map(Rejection::offset)).isEqualTo(rejectedOffsets);
      assertThat(finiteExampleCount(decoder, raw)).isEqualTo(exampleCount);
      trainedCount += exampleCount;
      rejectedCount += rejectedOffsets.size();
    }
    assertThat(trainedCount).isPositive();
    assertThat(rejectedCount).isPositive();
  }

  private static int finiteExampleCount(StepDecoder decoder, RawBlock raw) {
    int count = 0;
    for (int shard = 0; shard < SHARDS; shard++) {
      Batch batch = decoder.block(raw, shard).batch();
      assertThat(Arrays.stream(batch.labels()).allMatch(Double::isFinite)).isTrue();
      assertThat(Arrays.stream(batch.values()).allMatch(Double::isFinite)).isTrue();
      count += batch.exampleCount();
    }
    return count;
  }

  private static RawBlock step(Mutator mutator, long position) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[STEP_RECORDS];
    long[] offsets = new long[STEP_RECORDS];
    for (int i = 0; i < STEP_RECORDS; i++) {
      bytes.writeBytes(mutator.next());
      ends[i] = bytes.size();
      offsets[i] = position + i;
    }
    long step = position / STEP_RECORDS;
    SplitMark mark = new SplitMark(0, step, step, new long[0]);
    return new RawBlock(
        mark, position, bytes.toByteArray(), ends, offsets, new byte[0], new int[0], List.of());
  }
}
