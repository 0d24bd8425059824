package dev.eddy.streaming.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.metric.segment.Segments;
import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.DeadLetter;
import dev.eddy.streaming.report.OriginDetail;
import dev.eddy.streaming.report.StepOrigins;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepDecoderTest {
  /** A record is one byte: its label. 'x' is rejected, '#' is a comment, '?' has no label. */
  private static final RecordParser PARSER =
      (bytes, from, to, example) -> {
        if (bytes[from] == 'x') {
          return Verdict.rejected("label must be a digit, was x");
        }
        if (bytes[from] == '#') {
          return Verdict.skipped();
        }
        example.clear();
        example.add(0, 1);
        if (bytes[from] == '?') {
          return Verdict.unlabeled();
        }
        example.label(bytes[from] - '0');
        return Verdict.accepted();
      };

  private final StepDecoder decoder = decoder(OriginDetail.KEYS_AND_HEADERS, true);

  @Test
  void recordsBecomeABlockForEachShard() {
    RawBlock raw = raw("0123", 0, false);
    StepRecords records = decoder.decode(raw);
    Block first = decoder.block(raw, 0);
    Block second = decoder.block(raw, 1);
    assertThat(records.readCount()).isEqualTo(4);
    assertThat(records.labels()).containsExactly(0, 1, 2, 3);
    assertThat(records.rejections()).isEmpty();
    assertThat(first.batch().labels()).containsExactly(0, 2);
    assertThat(second.batch().labels()).containsExactly(1, 3);
    assertThat(second.shard()).isEqualTo(1);
    assertThat(second.mark()).isEqualTo(raw.mark());
    assertThat(records.split()).isEqualTo(1);
    assertThat(records.stepId()).isEqualTo(7);
  }

  @Test
  void aRejectedRecordKeepsItsPlaceAndMovesNoOther() {
    RawBlock raw = raw("0x23", 0, false);
    StepRecords records = decoder.decode(raw);
    assertThat(records.readCount()).isEqualTo(4);
    assertThat(records.labels()).containsExactly(0, 2, 3);
    assertThat(records.accepted().shards()).containsExactly(0, 0, 1);
    assertThat(records.accepted().firstOffset()).isEqualTo(100);
    assertThat(records.accepted().lastOffset()).isEqualTo(103);
    assertThat(records.rejections())
        .containsExactly(new Rejection(101, "label must be a digit, was x"));
    assertThat(decoder.block(raw, 0).batch().labels()).containsExactly(0, 2);
    assertThat(decoder.block(raw, 1).batch().labels()).containsExactly(3);
  }

  @Test
  void aSkippedLineIsNoRecordButKeepsItsPlace() {
    RawBlock raw = raw("#1", 0, false);
    StepRecords records = decoder.decode(raw);
    assertThat(records.readCount()).isEqualTo(1);
    assertThat(decoder.block(raw, 0).batch().exampleCount()).isZero();
    assertThat(decoder.block(raw, 1).batch().labels()).containsExactly(1);
  }

  @Test
  void aRecordWithoutALabelIsKeptApartAndMovesNoOther() {
    RawBlock raw = raw("0?23", 0, false);
    StepRecords records = decoder.decode(raw);
    assertThat(records.readCount()).isEqualTo(4);
    assertThat(records.scoredCount()).isEqualTo(1);
    assertThat(records.labels()).containsExactly(0, 2, 3);
    assertThat(records.rejections()).isEmpty();
    Block first = decoder.block(raw, 0);
    Block second = decoder.block(raw, 1);
    assertThat(first.batch().labels()).containsExactly(0, 2);
    assertThat(first.unlabeled().exampleCount()).isZero();
    assertThat(second.batch().labels()).containsExactly(3);
    assertThat(second.unlabeled().exampleCount()).isEqualTo(1);
    RawBlock next = raw("45", 4, false);
    decoder.decode(next);
    assertThat(decoder.block(next, 1).unlabeled().exampleCount()).isZero();
  }

  @Test
  void anExampleThatIsHeldOutGoesWithItsLabelToThoseThatAreOnlyScored() {
    Holdout holdout = new Holdout(3);
    StepDecoder holding = decoder(OriginDetail.OFFSETS, false, new Folds(2, holdout));
    RawBlock raw = raw("012345?x8", 0, false);
    StepRecords records = holding.decode(raw);
    StepOrigins origins = holding.origins(raw);
    int heldOut = 0;
    for (int shard = 0; shard < 2; shard++) {
      Block block = holding.block(raw, shard);
      assertThat(block.folds()).hasSize(block.batch().exampleCount());
      for (double label : block.batch().labels()) {
        assertThat(holdout.holds(1, 100 + (long) label)).as("label %s", label).isFalse();
      }
      for (double label : block.unlabeled().labels()) {
        boolean isHeldOut = !Double.isNaN(label);
        heldOut += isHeldOut ? 1 : 0;
        assertThat(!isHeldOut || holdout.holds(1, 100 + (long) label)).isTrue();
      }
    }
    // Offsets 102 to 104 and 105 to 107 are whole rows of three; a bad record may be the one.
    assertThat(heldOut).isBetween(1, 4);
    assertThat(records.scoredCount()).isEqualTo(heldOut + 1);
    assertThat(records.labels()).hasSize(9 - 1 - records.scoredCount());
    assertThat(records.readCount()).isEqualTo(9);
    assertThat(origins.labels()).containsExactly(0, 1, 2, 3, 4, 5, Double.NaN, 8);
  }

  @Test
  void aBlockNamesTheSegmentsOfItsExamples() {
    RecordParser digits =
        (bytes, from, to, example) -> {
          example.clear();
          example.keyText(bytes, from, bytes[from] == '2' ? from : to);
          return Verdict.accepted();
        };
    StepDecoder segmented =
        new StepDecoder(
            new DecodeSettings(
                () -> PARSER,
                Partitioner.uniform(2),
                2,
                OriginDetail.NONE,
                false,
                Folds.none(),
                new SegmentSettings(true, () -> digits),
                Probe.NONE));
    RawBlock raw = raw("012x313", 0, false);
    segmented.decode(raw);
    Segments first = segmented.block(raw, 0).segments();
    Segments second = segmented.block(raw, 1).segments();
    assertThat(first.names()).containsExactly("0", "", "3");
    assertThat(first.ofExamples()).containsExactly(0, 1, 2, 2);
    assertThat(second.names()).containsExactly("1");
    assertThat(second.ofExamples()).containsExactly(0, 0);
    assertThat(decoder.block(raw, 0).segments().names()).isEmpty();
  }

  @Test
  void originsAreThoseOfTheRecordsThatAreScored() {
    RawBlock raw = raw("0x?#4", 0, false);
    decoder.decode(raw);
    StepOrigins origins = decoder.origins(raw);
    assertThat(origins.split()).isEqualTo(1);
    assertThat(origins.stepId()).isEqualTo(7);
    assertThat(origins.offsets()).containsExactly(100, 102, 104);
    assertThat(origins.shards()).containsExactly(0, 0, 0);
    assertThat(origins.labels()).containsExactly(0, Double.NaN, 4);
    assertThat(IntStream.range(0, 3).mapToObj(i -> text(origins.keys().copy(i))))
        .containsExactly("", "k2", "k4");
    assertThat(IntStream.range(0, 3).mapToObj(i -> text(origins.headers().copy(i))))
        .containsExactly("h0", "", "h4");
    assertThat(decoder.origins(raw).recordCount()).as("of a step that was taken").isZero();
  }

  @Test
  void originsHaveNoMoreThanIsWanted() {
    RawBlock raw = raw("0?2", 0, false);
    StepDecoder offsetsOnly = decoder(OriginDetail.OFFSETS, true);
    offsetsOnly.decode(raw);
    StepOrigins origins = offsetsOnly.origins(raw);
    assertThat(origins.offsets()).containsExactly(100, 101, 102);
    assertThat(origins.keys().copy(2)).isEmpty();
    assertThat(origins.headers().copy(0)).isEmpty();
    StepDecoder nothing = decoder(OriginDetail.NONE, true);
    nothing.decode(raw);
    assertThat(nothing.origins(raw).recordCount()).isZero();
  }

  @Test
  void positionsCountOverTheStepsOfASplit() {
    RawBlock raw = raw("01", 3, false);
    decoder.decode(raw);
    assertThat(decoder.block(raw, 1).batch().labels()).containsExactly(0);
    assertThat(decoder.block(raw, 0).batch().labels()).containsExactly(1);
  }

  @Test
  void anEmptyStepIsAnEmptyBlockForEveryShard() {
    RawBlock raw = raw("", 0, true);
    StepRecords records = decoder.decode(raw);
    assertThat(records.readCount()).isZero();
    for (int shard = 0; shard < 2; shard++) {
      Block block = decoder.block(raw, shard);
      assertThat(block.batch().exampleCount()).isZero();
      assertThat(block.mark()).isEqualTo(raw.mark());
    }
  }

  @Test
  void aRejectedRecordIsKeptAsItWas() {
    RawBlock raw = raw("0x2?x", 0, false);
    decoder.decode(raw);
    List<DeadLetter> letters = decoder.deadLetters();
    assertThat(letters).extracting(DeadLetter::split).containsExactly(1, 1);
    assertThat(letters).extracting(DeadLetter::offset).containsExactly(101L, 104L);
    assertThat(letters).extracting(letter -> text(letter.key())).containsExactly("", "k4");
    assertThat(letters).extracting(letter -> text(letter.headers())).containsExactly("", "h4");
    assertThat(letters).extracting(letter -> text(letter.value())).containsExactly("x", "x");
    assertThat(letters.get(0).reason()).isEqualTo("label must be a digit, was x");
    assertThat(decoder.deadLetters()).isEmpty();
  }

  @Test
  void nothingIsKeptThatNobodyWants() {
    StepDecoder unasked = decoder(OriginDetail.NONE, false);
    unasked.decode(raw("0x", 0, false));
    assertThat(unasked.deadLetters()).isEmpty();
  }

  @Test
  void aStepForgetsTheOneBeforeIt() {
    RawBlock first = raw("00", 0, false);
    decoder.decode(first);
    decoder.block(first, 0);
    decoder.block(first, 1);
    RawBlock second = raw("9", 2, false);
    assertThat(decoder.decode(second).labels()).containsExactly(9);
    assertThat(decoder.block(second, 0).batch().labels()).containsExactly(9);
    assertThat(decoder.block(second, 1).batch().exampleCount()).isZero();
  }

  private static RawBlock raw(String records, long firstPosition, boolean endsSplit) {
    int count = records.length();
    byte[] bytes = new byte[count];
    int[] ends = new int[count];
    long[] offsets = new long[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) records.charAt(i);
      ends[i] = i + 1;
      offsets[i] = 100L + i;
    }
    SplitMark mark = new SplitMark(1, 7, endsSplit ? SplitMark.ALL : 7, new long[0]);
    ByteRows keys = rows("k", count, i -> i > 0 && i % 2 == 0);
    return new RawBlock(
        mark,
        firstPosition,
        bytes,
        ends,
        offsets,
        keys.bytes(),
        keys.ends(),
        rows("h", count, i -> i % 4 == 0),
        List.of());
  }

  private static ByteRows rows(String prefix, int count, IntPredicate isThere) {
    ByteRows.Builder rows = new ByteRows.Builder();
    for (int i = 0; i < count; i++) {
      byte[] row = (isThere.test(i) ? prefix + i : "").getBytes(StandardCharsets.UTF_8);
      rows.add(row, 0, row.length);
    }
    return rows.build();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static StepDecoder decoder(OriginDetail origins, boolean keepsRejected) {
    return decoder(origins, keepsRejected, new Folds(2));
  }

  private static StepDecoder decoder(OriginDetail origins, boolean keepsRejected, Folds folds) {
    return new StepDecoder(
        new DecodeSettings(
            () -> PARSER, Partitioner.uniform(2), 2, origins, keepsRejected, folds, Probe.NONE));
  }
}
