package dev.eddy.streaming.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.StepOverride;
import dev.eddy.streaming.wire.StepOverride.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of 100 ms, pieces of 4 records, an allowance that tests do not need. */
class TimeCutterTest {
  private static final int INTERVAL = 100;
  private static final StepRamp FOUR = new StepRamp(1, 4, false);

  private final List<RawBlock> blocks = new ArrayList<>();

  @Test
  void aRecordOfALaterIntervalClosesTheStep() {
    StepCutter cutter = bounded(OverrideLog.NONE);
    add(cutter, 1010, 1090, 1210);
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).mark().hasStep()).as("nothing before interval 10").isFalse();
    RawBlock step = blocks.get(1);
    assertThat(step.mark().stepId()).isEqualTo(id(10, 0));
    assertThat(step.offsets()).containsExactly(0, 1);
    assertThat(step.mark().closedThrough()).isEqualTo(id(12, 0) - 1);
  }

  @Test
  void anOlderRecordJoinsTheStepThatIsOpen() {
    StepCutter cutter = bounded(OverrideLog.NONE);
    add(cutter, 1210, 1010, 1090);
    cutter.end(out -> blocks.add(out.copy()));
    RawBlock last = blocks.get(blocks.size() - 1);
    assertThat(last.mark().stepId()).isEqualTo(id(12, 0));
    assertThat(last.offsets()).containsExactly(0, 1, 2);
    assertThat(last.mark().endsSplit()).isTrue();
    assertThat(last.overrides()).isEmpty();
  }

  @Test
  void aFullStepIsFollowedByTheNextPieceOfItsInterval() {
    StepCutter cutter = bounded(OverrideLog.NONE);
    add(cutter, 1010, 1011, 1012, 1013, 1014);
    cutter.end(out -> blocks.add(out.copy()));
    assertThat(steps()).containsExactly(id(10, 0), id(10, 1));
    assertThat(blocks.get(1).mark().closedThrough()).isEqualTo(id(10, 0));
  }

  @Test
  void theClockClosesWhatIsOpenAndWhatIsEmpty() {
    StepCutter cutter = live(OverrideLog.NONE, 5000);
    add(cutter, 1010);
    cutter.closeBefore(1099, out -> blocks.add(out.copy()));
    assertThat(steps()).isEmpty();
    cutter.closeBefore(1100, out -> blocks.add(out.copy()));
    assertThat(steps()).containsExactly(id(10, 0));
    cutter.closeBefore(1400, out -> blocks.add(out.copy()));
    SplitMark silence = blocks.get(blocks.size() - 1).mark();
    assertThat(silence.hasStep()).isFalse();
    assertThat(silence.closedThrough()).isEqualTo(id(14, 0) - 1);
    int count = blocks.size();
    cutter.closeBefore(1400, out -> blocks.add(out.copy()));
    assertThat(blocks).as("said once").hasSize(count);
  }

  @Test
  void aRecordForAClosedStepGoesToTheFirstOpenIntervalAndIsNamed() {
    StepCutter cutter = live(OverrideLog.NONE, 5000);
    add(cutter, 1010);
    cutter.closeBefore(1300, out -> blocks.add(out.copy()));
    add(cutter, 1020);
    cutter.closeBefore(1400, out -> blocks.add(out.copy()));
    RawBlock late = blocks.get(blocks.size() - 1);
    assertThat(late.mark().stepId()).isEqualTo(id(13, 0));
    assertThat(late.overrides()).containsExactly(new StepOverride(1, 13, Cause.LATE));
  }

  @Test
  void aWildTimestampCountsAsOfNowAndIsNamed() {
    StepCutter cutter = live(OverrideLog.NONE, 1200);
    add(cutter, 1010, 900_000_000, 1090);
    cutter.closeBefore(1300, out -> blocks.add(out.copy()));
    RawBlock last = blocks.get(blocks.size() - 1);
    assertThat(last.mark().stepId()).isEqualTo(id(12, 0));
    assertThat(last.offsets()).containsExactly(1, 2);
    assertThat(last.overrides()).containsExactly(new StepOverride(1, 12, Cause.AHEAD));
  }

  @Test
  void withoutATimeOrWithAnAbsurdOneIdsStayInRange() {
    StepCutter cutter = bounded(OverrideLog.NONE);
    add(cutter, -1, Long.MIN_VALUE, Long.MAX_VALUE, 5);
    cutter.end(out -> blocks.add(out.copy()));
    assertThat(steps()).hasSize(2).isSorted().allMatch(id -> id >= 0 && id < SplitMark.ALL);
  }

  @Test
  void theLeadAdmitsASplitBehindWhatItHasClosed() {
    StepCutter cutter = live(OverrideLog.NONE, 5000);
    assertThat(cutter.admit(1)).as("a founder").isZero();
    add(cutter, 1010, 1110);
    assertThat(cutter.admit(3)).isEqualTo(id(11, 0));
    add(cutter, 1310);
    assertThat(cutter.admit(2)).as("two joined at once").isEqualTo(id(11, 0));
    assertThat(cutter.admit(3)).as("asked again").isEqualTo(id(11, 0));
    SplitMark mark = blocks.get(blocks.size() - 1).mark();
    assertThat(mark.memberSince()).containsExactly(0, 0, id(11, 0), id(11, 0));
  }

  @Test
  void aNewcomersOlderRecordsGoToItsFirstStep() {
    TimeSteps steps = new TimeSteps(INTERVAL, FOUR, clock(5000), OverrideLog.NONE);
    StepCutter cutter = steps.cutter(StepState.newcomer(2, id(20, 0), 0), 1 << 20);
    add(cutter, 1010, 1990, 2110);
    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).mark().stepId()).isEqualTo(id(20, 0));
    assertThat(blocks.get(0).overrides())
        .extracting(StepOverride::interval)
        .as("the second one follows by the greatest interval so far")
        .containsExactly(20L);
  }

  /** The law that steps by time stand on, over random clocks, restores and disorder. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBoundedRunWithTheLogHasTheStepsOfTheLiveRun(long seed) {
    Random random = new Random(seed);
    long[] times = new long[600];
    long now = 1000;
    long[] clockTimes = new long[times.length];
    List<Long> clockCloses = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      now += random.nextInt(60);
      clockTimes[i] = now;
      int wildness = random.nextInt(50);
      times[i] = wildness == 0 ? now + 1_000_000 : now - random.nextInt(300);
      clockCloses.add(random.nextInt(4) == 0 ? now - random.nextInt(200) : -1L);
    }
    List<RawBlock> live =
        run(
            times,
            clockCloses,
            new TimeSteps(INTERVAL, FOUR, following(clockTimes), OverrideLog.NONE),
            random);
    List<StepOverride> log = live.stream().flatMap(block -> block.overrides().stream()).toList();
    assertThat(log).extracting(StepOverride::cause).contains(Cause.LATE, Cause.AHEAD);

    OverrideLog replay = OverrideLog.of(Map.of(0, log));
    List<Long> never = new ArrayList<>(clockCloses);
    never.replaceAll(close -> -1L);
    List<RawBlock> again =
        run(times, never, new TimeSteps(INTERVAL, FOUR, LiveClock.NONE, replay), random);
    List<RawBlock> without =
        run(times, never, new TimeSteps(INTERVAL, FOUR, LiveClock.NONE, OverrideLog.NONE), random);

    assertThat(describe(again)).isEqualTo(describe(live));
    assertThat(describe(without)).as("negative control").isNotEqualTo(describe(live));
  }

  private List<RawBlock> run(long[] times, List<Long> closes, TimeSteps steps, Random random) {
    List<RawBlock> out = new ArrayList<>();
    StepCutter cutter = steps.cutter(StepState.founder(0, 1, 0), 1 << 20);
    for (int i = 0; i < times.length; i++) {
      if (closes.get(i) >= 0) {
        cutter.closeBefore(closes.get(i), out::add);
      }
      cutter.add(record(i, times[i]), out::add);
      if (random.nextInt(10) == 0) {
        cutter = steps.cutter(cutter.state(), 1 << 20);
      }
    }
    cutter.end(out::add);
    return out;
  }

  /** Returns each step with its records; marks without a step do not matter. */
  private static List<String> describe(List<RawBlock> blocks) {
    return blocks.stream()
        .filter(block -> block.mark().hasStep())
        .map(block -> block.mark().stepId() + " " + Arrays.toString(block.offsets()))
        .toList();
  }

  private StepCutter bounded(OverrideLog log) {
    return new TimeSteps(INTERVAL, FOUR, LiveClock.NONE, log)
        .cutter(StepState.founder(0, 2, 0), 1 << 20);
  }

  private StepCutter live(OverrideLog log, long now) {
    return new TimeSteps(INTERVAL, FOUR, clock(now), log)
        .cutter(StepState.founder(0, 2, 0), 1 << 20);
  }

  private static LiveClock clock(long now) {
    return new LiveClock(true, 0, 10_000, () -> now);
  }

  /** A clock that is asked once for each record. */
  private static LiveClock following(long[] times) {
    AtomicInteger next = new AtomicInteger();
    return new LiveClock(true, 0, 10_000, () -> times[next.getAndIncrement()]);
  }

  private void add(StepCutter cutter, long... times) {
    for (long time : times) {
      cutter.add(record(cutter.nextOffset(), time), out -> blocks.add(out.copy()));
    }
  }

  private static RawRecord record(long offset, long time) {
    return new RawRecord().set(new byte[] {'x'}, 0, 1, offset).at(time);
  }

  private List<Long> steps() {
    return blocks.stream()
        .map(RawBlock::mark)
        .filter(SplitMark::hasStep)
        .map(SplitMark::stepId)
        .toList();
  }

  private static long id(long interval, long piece) {
    return interval << 20 | piece;
  }
}
