package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.feedback.FeedbackChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class PacedReaderTest {

  @Test
  void aSplitRunsUpToTheWindowAheadOfThetaAndNoFurther() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 3)) {
      fixture.source.reader(0).give(100);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      assertThat(fixture.steps(0)).as("before the first theta").isEmpty();

      fixture.theta(0);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      assertThat(fixture.steps(0)).containsExactly(0L, 1L, 2L);

      fixture.theta(2);
      fixture.pollAll();
      assertThat(fixture.steps(0)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }
  }

  @Test
  void aSplitBehindTheWindowIsNotPolledAtAll() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(2, 1)) {
      fixture.theta(0);
      fixture.source.reader(0).give(100);
      fixture.pollAll();
      int polls = fixture.source.reader(0).pollCount;
      fixture.source.reader(1).give(1);
      fixture.pollAll();
      assertThat(polls).isEqualTo(ReaderFixture.RECORDS_PER_STEP);
      assertThat(fixture.source.reader(0).pollCount).isEqualTo(polls);
    }
  }

  @Test
  void splitsWithinTheWindowTakeTurns() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(3, 4)) {
      fixture.theta(0);
      for (int split = 0; split < 3; split++) {
        fixture.source.reader(split).give(100);
      }
      fixture.pollAll();
      assertThat(fixture.blocks.stream().map(block -> block.mark().split()).toList())
          .isEqualTo(List.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2));
    }
  }

  @Test
  void theEndIsHeldBackUntilTheServerIsDone() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 3)) {
      fixture.theta(0);
      fixture.source.reader(0).give(3);
      fixture.source.reader(0).end();
      fixture.reader.notifyNoMoreSplits();
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      assertThat(fixture.blocks.get(1).mark().endsSplit()).isTrue();

      fixture.theta(2);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
      fixture.done(2);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.END_OF_INPUT);
    }
  }

  @Test
  void theWordDoneDoesNotEndASplitThatGoesOn() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 3)) {
      fixture.done(0);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    }
  }

  @Test
  void anEmptySplitEndsWithoutAStep() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 1)) {
      fixture.theta(0);
      fixture.source.reader(0).end();
      fixture.pollAll();
      assertThat(fixture.blocks).hasSize(1);
      assertThat(fixture.blocks.get(0).mark().hasStep()).isFalse();
      assertThat(fixture.blocks.get(0).mark().endsSplit()).isTrue();
    }
  }

  @Test
  void theFutureStaysTheSameUntilItCompletes() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 1)) {
      fixture.pollAll();
      CompletableFuture<Void> future = fixture.reader.isAvailable();
      assertThat(future).isNotDone();
      assertThat(fixture.reader.isAvailable()).isSameAs(future);
      fixture.pollAll();
      assertThat(fixture.reader.isAvailable()).isSameAs(future);
    }
  }

  @Test
  void progressAndRecordsWakeTheReaderUp() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.started(1, 1)) {
      CompletableFuture<Void> beforeTheta = fixture.reader.isAvailable();
      fixture.theta(0);
      assertThat(beforeTheta).isDone();

      CompletableFuture<Void> beforeRecords = fixture.reader.isAvailable();
      assertThat(beforeRecords).isNotDone();
      fixture.source.reader(0).give(2);
      assertThat(beforeRecords).isDone();
      fixture.pollAll();

      CompletableFuture<Void> beforeProgress = fixture.reader.isAvailable();
      assertThat(beforeProgress).isNotDone();
      fixture.source.reader(0).give(2);
      assertThat(beforeProgress).as("records outside of the window").isNotDone();
      fixture.theta(1);
      assertThat(beforeProgress).isDone();
    }
  }

  @Test
  void newSplitsWakeTheReaderUp() {
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30))) {
      fixture.reader.start();
      fixture.theta(0);
      CompletableFuture<Void> future = fixture.reader.isAvailable();
      fixture.addSplits();
      assertThat(future).isDone();
    }
  }

  @Test
  void splitsMayComeBeforeTheStartAsTheyDoAfterARestore() throws Exception {
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30))) {
      fixture.addSplits();
      fixture.reader.start();
      fixture.source.reader(0).give(2);
      fixture.theta(0);
      fixture.pollAll();
      assertThat(fixture.steps(0)).containsExactly(0L);
    }
  }

  @Test
  void thetaThatNeverComesBackFailsTheJobInsteadOfHangingIt() throws Exception {
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofMillis(1))) {
      fixture.reader.start();
      fixture.addSplits();
      fixture.reader.isAvailable().get(30, TimeUnit.SECONDS);
      while (!fixture.reader.isAvailable().isDone()) {
        fixture.reader.isAvailable().get(30, TimeUnit.SECONDS);
      }
      assertThatThrownBy(fixture::pollAll)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "training.feedback-timeout: theta must come back within PT0.001S");
    }
  }

  @Test
  void theWatchdogSleepsOnceThetaCameBack() throws Exception {
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofMillis(1))) {
      fixture.theta(0);
      fixture.reader.start();
      fixture.addSplits();
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    }
  }

  @Test
  void aSplitGoesOnWhereItsSnapshotWas() throws Exception {
    List<PacedSplit<StubSource.Split>> snapshot;
    try (ReaderFixture fixture = ReaderFixture.started(1, 1)) {
      fixture.theta(0);
      fixture.source.reader(0).give(1);
      fixture.pollAll();
      snapshot = fixture.reader.snapshotState(1);
      assertThat(snapshot.get(0).state().open().recordCount()).isEqualTo(1);
    }
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30))) {
      fixture.reader.addSplits(snapshot);
      fixture.reader.start();
      fixture.theta(0);
      fixture.source.reader(0).give(1);
      fixture.pollAll();
      assertThat(fixture.blocks).hasSize(1);
      assertThat(fixture.blocks.get(0).recordCount()).isEqualTo(2);
    }
  }

  @Test
  void aReaderThatDroppedItsFinishedSplitIsRestoredToEmitItsLastStep() throws Exception {
    List<PacedSplit<StubSource.Split>> exhausted;
    try (ReaderFixture fixture = ReaderFixture.started(1, 1)) {
      fixture.theta(0);
      fixture.source.reader(0).give(1);
      fixture.pollAll();
      fixture.source.reader(0).end();
      exhausted = fixture.reader.snapshotState(1);
      assertThat(exhausted.get(0).phase()).isEqualTo(PacedSplit.Phase.EXHAUSTED);
    }
    List<PacedSplit<StubSource.Split>> ended;
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30))) {
      fixture.reader.addSplits(exhausted);
      fixture.reader.start();
      fixture.theta(0);
      fixture.pollAll();
      assertThat(fixture.blocks).hasSize(1);
      assertThat(fixture.blocks.get(0).mark().endsSplit()).isTrue();
      assertThat(fixture.source.reader(0).isStarted).isFalse();
      ended = fixture.reader.snapshotState(2);
    }
    try (ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30))) {
      fixture.reader.addSplits(ended);
      fixture.reader.start();
      fixture.done(1);
      assertThat(fixture.pollAll()).isEqualTo(InputStatus.END_OF_INPUT);
      assertThat(fixture.blocks).isEmpty();
    }
  }

  @Test
  void aReaderThatFailsToStartIsClosedWithTheOthers() {
    ReaderFixture fixture = new ReaderFixture(1, 1, Duration.ofSeconds(30));
    fixture.source.failsToStart = true;
    assertThatThrownBy(fixture::addSplits).hasMessage("the reader must find its topic");
    fixture.close();
    assertThat(fixture.source.reader(0).isClosed).isTrue();
  }

  @Test
  void closingTwiceLeavesOnceAndNoReaderKillsTheTaskManager() {
    ReaderFixture fixture = ReaderFixture.started(2, 1);
    fixture.source.reader(0).failsToClose = true;
    assertThatCode(fixture.reader::close).doesNotThrowAnyException();
    assertThatCode(fixture.reader::close).doesNotThrowAnyException();
    assertThat(fixture.source.reader(1).isClosed).isTrue();
    fixture.close();
    assertThat(FeedbackChannel.openCount()).isZero();
  }
}
