package dev.eddy.streaming.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountCutterTest {
  private static final Cut TWO_A_STEP = new Cut(new StepRamp(3, 2, false), 1 << 20);

  private final List<RawBlock> blocks = new ArrayList<>();

  @Test
  void aStepIsFullWithItsShareOfRecords() {
    StepCutter cutter = cutter(StepState.founder(1, 3, 0), TWO_A_STEP);
    cutter.add(record("1 a", 7), out -> blocks.add(out.copy()));
    assertThat(blocks).isEmpty();
    cutter.add(record("", 9), out -> blocks.add(out.copy()));
    RawBlock block = blocks.get(0);
    assertThat(block.mark().split()).isEqualTo(1);
    assertThat(block.mark().stepId()).isZero();
    assertThat(block.mark().closedThrough()).isZero();
    assertThat(block.mark().memberSince()).as("the lead's word").isEmpty();
    assertThat(block.firstPosition()).isZero();
    assertThat(texts(block)).containsExactly("1 a", "");
    assertThat(block.offsets()).containsExactly(7, 9);
  }

  @Test
  void theLeadNamesTheSplits() {
    StepCutter cutter = cutter(StepState.founder(0, 3, 0), TWO_A_STEP);
    cutter.end(out -> blocks.add(out.copy()));
    assertThat(blocks.get(0).mark().memberSince()).containsExactly(0, 0, 0);
  }

  @Test
  void theLastStepTakesWhatIsLeftAndSaysSo() {
    StepCutter cutter = cutter(StepState.founder(0, 3, 0), TWO_A_STEP);
    addAll(cutter, record("a", 0), record("b", 1), record("c", 2));
    cutter.end(out -> blocks.add(out.copy()));
    RawBlock last = blocks.get(1);
    assertThat(texts(last)).containsExactly("c");
    assertThat(last.mark().endsSplit()).isTrue();
    assertThat(last.mark().stepId()).isEqualTo(1);
    assertThat(last.firstPosition()).isEqualTo(2);
  }

  @Test
  void aSplitThatEndsWithAFullStepHasNoEmptyOne() {
    StepCutter cutter = cutter(StepState.founder(0, 3, 0), TWO_A_STEP);
    addAll(cutter, record("a", 0), record("b", 1));
    cutter.end(out -> blocks.add(out.copy()));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(1).mark().hasStep()).isFalse();
    assertThat(blocks.get(1).mark().endsSplit()).isTrue();
  }

  @Test
  void longRecordsEndAStepEarly() {
    StepCutter cutter =
        cutter(StepState.founder(0, 1, 0), new Cut(new StepRamp(1, 1000, false), 10));
    addAll(cutter, record("123456789", 0));
    assertThat(blocks).isEmpty();
    addAll(cutter, record("0", 1));
    assertThat(blocks).hasSize(1);
  }

  @Test
  void longKeysEndAStepEarlyToo() {
    StepCutter cutter =
        cutter(StepState.founder(0, 1, 0), new Cut(new StepRamp(1, 1000, false), 10));
    byte[] key = new byte[8];
    addAll(cutter, new RawRecord().set(new byte[1], 0, 1, key, 0));
    assertThat(blocks).isEmpty();
    addAll(cutter, new RawRecord().set(new byte[1], 0, 1, key, 1));
    assertThat(blocks).hasSize(1);
  }

  @Test
  void stepsGrowAsTheRampSays() {
    StepRamp ramp = new StepRamp(2, 64, true);
    StepCutter cutter = cutter(StepState.founder(0, 2, 0), new Cut(ramp, 1 << 20));
    for (int i = 0; blocks.size() < 300; i++) {
      addAll(cutter, record("x", i));
    }
    long seen = 0;
    for (RawBlock block : blocks) {
      assertThat(block.recordCount()).isEqualTo(ramp.share(seen));
      seen = ramp.next(seen);
    }
    assertThat(ramp.share(seen)).as("the ramp's end").isEqualTo(64);
  }

  @Test
  void aRestoreAtAnyRecordCutsTheSameBlocks() {
    Cut pace = new Cut(new StepRamp(1, 5, true), 40);
    List<RawBlock> undisturbed = cutAll(pace, false);
    List<RawBlock> restored = cutAll(pace, true);
    assertThat(undisturbed).hasSizeGreaterThan(10);
    assertThat(restored).usingRecursiveComparison().isEqualTo(undisturbed);
  }

  @Test
  void recordsWithAndWithoutKeysStandInOneStep() {
    StepCutter cutter =
        cutter(StepState.founder(0, 1, 0), new Cut(new StepRamp(1, 4, false), 1 << 20));
    addAll(cutter, record("a", 0), keyed("b", "key"), record("c", 2), keyed("d", "k"));
    RawBlock block = blocks.get(0);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int from = block.keyStart(i);
      keys.add(new String(block.keys(), from, block.keyEnd(i) - from, StandardCharsets.UTF_8));
    }
    assertThat(keys).containsExactly("", "key", "", "k");
    addAll(cutter, record("e", 4));
    cutter.end(out -> blocks.add(out.copy()));
    assertThat(blocks.get(1).keyEnds()).isEmpty();
  }

  private void addAll(StepCutter cutter, RawRecord... records) {
    for (RawRecord record : records) {
      cutter.add(record, out -> blocks.add(out.copy()));
    }
  }

  private static List<RawBlock> cutAll(Cut pace, boolean restoresAlways) {
    StepCutter cutter = cutter(StepState.founder(0, 1, 0), pace);
    List<RawBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      cutter.add(
          i % 3 == 0 ? keyed("line " + i, "k" + i) : record("line " + i * i, i),
          out -> blocks.add(out.copy()));
      if (restoresAlways) {
        cutter = cutter(cutter.state(), pace);
      }
    }
    cutter.end(out -> blocks.add(out.copy()));
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

  private static StepCutter cutter(StepState state, Cut cut) {
    return new CountSteps(cut.ramp()).cutter(state, cut.stepBytesMax());
  }

  /** What decides how records are cut. */
  private record Cut(StepRamp ramp, int stepBytesMax) {}
}
