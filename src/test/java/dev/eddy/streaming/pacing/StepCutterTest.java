package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.model.StepRamp;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepCutterTest {
  private static final Pace TWO_A_STEP = pace(new StepRamp(3, 2, false), 1 << 20);

  @Test
  void aStepIsFullWithItsShareOfRecords() {
    StepCutter cutter = new StepCutter(StepState.start(1, 3), TWO_A_STEP);
    cutter.add(record("1 a", 7));
    assertThat(cutter.isFull()).isFalse();
    cutter.add(record("", 9));
    assertThat(cutter.isFull()).isTrue();

    RawBlock block = cutter.cut(false);

    assertThat(block.split()).isEqualTo(1);
    assertThat(block.splitCount()).isEqualTo(3);
    assertThat(block.step()).isZero();
    assertThat(block.firstPosition()).isZero();
    assertThat(texts(block)).containsExactly("1 a", "");
    assertThat(block.offsets()).containsExactly(7, 9);
    assertThat(cutter.step()).isEqualTo(1);
  }

  @Test
  void theLastStepTakesWhatIsLeftAndSaysSo() {
    StepCutter cutter = new StepCutter(StepState.start(0, 3), TWO_A_STEP);
    cutter.add(record("a", 0));
    cutter.add(record("b", 1));
    cutter.cut(false);
    cutter.add(record("c", 2));

    RawBlock last = cutter.cut(true);

    assertThat(texts(last)).containsExactly("c");
    assertThat(last.endsSplit()).isTrue();
    assertThat(last.step()).isEqualTo(1);
    assertThat(last.firstPosition()).isEqualTo(2);
  }

  @Test
  void longRecordsEndAStepEarly() {
    StepCutter cutter =
        new StepCutter(StepState.start(0, 1), pace(new StepRamp(1, 1000, false), 10));
    cutter.add(record("123456789", 0));
    assertThat(cutter.isFull()).isFalse();
    cutter.add(record("0", 1));
    assertThat(cutter.isFull()).isTrue();
  }

  @Test
  void longKeysEndAStepEarlyToo() {
    StepCutter cutter =
        new StepCutter(StepState.start(0, 1), pace(new StepRamp(1, 1000, false), 10));
    byte[] key = new byte[8];
    cutter.add(new RawRecord().set(new byte[1], 0, 1, key, 0));
    assertThat(cutter.isFull()).isFalse();
    cutter.add(new RawRecord().set(new byte[1], 0, 1, key, 1));
    assertThat(cutter.isFull()).isTrue();
  }

  @Test
  void stepsGrowAsTheRampSays() {
    StepRamp ramp = new StepRamp(2, 64, true);
    StepCutter cutter = new StepCutter(StepState.start(0, 2), pace(ramp, 1 << 20));
    long seen = 0;
    for (int step = 0; step < 300; step++) {
      int count = 0;
      while (!cutter.isFull()) {
        cutter.add(record("x", count++));
      }
      assertThat(cutter.cut(false).recordCount()).isEqualTo(ramp.share(seen));
      seen = ramp.next(seen);
    }
    assertThat(ramp.share(seen)).as("the ramp's end").isEqualTo(64);
  }

  @Test
  void aRestoreAtAnyRecordCutsTheSameBlocks() {
    Pace pace = pace(new StepRamp(1, 5, true), 40);
    List<RawBlock> undisturbed = cutAll(pace, false);
    List<RawBlock> restored = cutAll(pace, true);
    assertThat(undisturbed).hasSizeGreaterThan(10);
    assertThat(restored).usingRecursiveComparison().isEqualTo(undisturbed);
  }

  @Test
  void recordsWithAndWithoutKeysStandInOneStep() {
    StepCutter cutter =
        new StepCutter(StepState.start(0, 1), pace(new StepRamp(1, 4, false), 1 << 20));
    cutter.add(record("a", 0));
    cutter.add(keyed("b", "key"));
    cutter.add(record("c", 2));
    cutter.add(keyed("d", "k"));
    RawBlock block = cutter.cut(false);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int from = block.keyStart(i);
      keys.add(new String(block.keys(), from, block.keyEnd(i) - from, StandardCharsets.UTF_8));
    }
    assertThat(keys).containsExactly("", "key", "", "k");
    cutter.add(record("e", 4));
    assertThat(cutter.cut(false).keyEnds()).isEmpty();
  }

  private static List<RawBlock> cutAll(Pace pace, boolean restoresAlways) {
    StepCutter cutter = new StepCutter(StepState.start(0, 1), pace);
    List<RawBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      cutter.add(i % 3 == 0 ? keyed("line " + i, "k" + i) : record("line " + i * i, i));
      if (cutter.isFull()) {
        blocks.add(cutter.cut(false));
      }
      if (restoresAlways) {
        cutter = new StepCutter(cutter.state(), pace);
      }
    }
    blocks.add(cutter.cut(true));
    return blocks;
  }

  private static RawRecord record(String text, long offset) {
    // Some bytes before and after: the record is a view.
    byte[] bytes = ("<<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return new RawRecord().set(bytes, 2, bytes.length - 1, offset);
  }

  private static RawRecord keyed(String text, String key) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RawRecord().set(bytes, 0, bytes.length, key.getBytes(StandardCharsets.UTF_8), 1);
  }

  private static List<String> texts(RawBlock block) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < block.recordCount(); i++) {
      int from = block.start(i);
      texts.add(new String(block.bytes(), from, block.ends()[i] - from, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static Pace pace(StepRamp ramp, int stepBytesMax) {
    return new Pace(ramp, stepBytesMax, 1, 1, Duration.ofSeconds(30));
  }
}
