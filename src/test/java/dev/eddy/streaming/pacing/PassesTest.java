package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.streaming.pacing.PacedSplit.Passes;
import dev.eddy.streaming.wire.RawBlock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A split that is read more than once. */
class PassesTest {

  @Test
  void aPassGoesOnInTheOpenStepOfTheOneBefore() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.startedForPasses(3)) {
      fixture.theta(0);
      for (int pass = 0; pass < 3; pass++) {
        fixture.source.reader(pass).give(3);
        fixture.source.reader(pass).end();
        fixture.pollAll();
        fixture.theta(fixture.steps(0).size());
      }
      fixture.pollAll();

      assertThat(fixture.steps(0)).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(fixture.blocks.stream().map(RawBlock::firstPosition))
          .containsExactly(0L, 2L, 4L, 6L, 8L);
      // The offsets are those in the split, whatever the pass.
      assertThat(fixture.blocks.get(1).offsets()).containsExactly(2, 0);
      assertThat(fixture.blocks.get(4).mark().endsSplit()).isTrue();
    }
  }

  @Test
  void eachPassHasAReaderOfItsOwnAndTheLastOneIsClosed() throws Exception {
    try (ReaderFixture fixture = ReaderFixture.startedForPasses(2)) {
      fixture.theta(0);
      fixture.source.reader(0).end();
      fixture.pollAll();

      assertThat(fixture.source.reader(0).isClosed).isTrue();
      assertThat(fixture.source.reader(1).isStarted).isTrue();
      assertThat(fixture.source.reader(1).isClosed).isFalse();
      assertThat(fixture.blocks).as("the split has not ended").isEmpty();
    }
  }

  @Test
  void aSplitWithAPassBehindItGoesOnWithWhatIsLeft() throws Exception {
    List<PacedSplit<StubSource.Split>> snapshot;
    try (ReaderFixture fixture = ReaderFixture.startedForPasses(3)) {
      fixture.theta(0);
      fixture.source.reader(0).give(1);
      fixture.source.reader(0).end();
      fixture.pollAll();
      snapshot = fixture.reader.snapshotState(1);
      assertThat(snapshot.get(0).passes().left()).isEqualTo(1);
    }
    try (ReaderFixture fixture = restored(snapshot)) {
      for (int pass = 0; pass < 2; pass++) {
        fixture.source.reader(pass).give(1);
        fixture.source.reader(pass).end();
        fixture.pollAll();
      }
      assertThat(fixture.blocks.stream().map(RawBlock::recordCount)).containsExactly(2, 1);
      assertThat(fixture.blocks.get(1).mark().endsSplit()).isTrue();
    }
  }

  @Test
  void aReaderThatDroppedItsFinishedSplitIsRestoredAtTheNextPass() throws Exception {
    List<PacedSplit<StubSource.Split>> snapshot;
    try (ReaderFixture fixture = ReaderFixture.startedForPasses(2)) {
      fixture.theta(0);
      fixture.source.reader(0).give(1);
      fixture.pollAll();
      fixture.source.reader(0).end();
      snapshot = fixture.reader.snapshotState(1);
      assertThat(snapshot.get(0).phase()).isEqualTo(PacedSplit.Phase.READING);
      assertThat(snapshot.get(0).passes().left()).isZero();
    }
    try (ReaderFixture fixture = restored(snapshot)) {
      fixture.source.reader(0).give(1);
      fixture.source.reader(0).end();
      fixture.pollAll();
      assertThat(fixture.blocks.stream().map(RawBlock::recordCount)).containsExactly(2, 0);
      assertThat(fixture.blocks.get(1).mark().endsSplit()).isTrue();
    }
  }

  @Test
  void lessThanNoPassIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Passes<>(new StubSource.Split("a"), 0).next())
        .withMessage("left must be >= 0, was -1");
  }

  private static ReaderFixture restored(List<PacedSplit<StubSource.Split>> snapshot) {
    ReaderFixture fixture = new ReaderFixture(1, 3, Duration.ofSeconds(30));
    fixture.reader.addSplits(snapshot);
    fixture.reader.start();
    fixture.theta(0);
    return fixture;
  }
}
