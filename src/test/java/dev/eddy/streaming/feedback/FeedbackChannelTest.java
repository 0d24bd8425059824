package dev.eddy.streaming.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.Theta;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedbackChannelTest {
  private static final FeedbackKey KEY = key("0");

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(FeedbackChannel.openCount()).isZero();
  }

  @Test
  void membersOfOneKeyMeetInOneChannelUntilTheLastOneLeaves() {
    FeedbackChannel tail = FeedbackChannel.join(KEY, 1);
    FeedbackChannel worker = FeedbackChannel.join(KEY, 1);
    assertThat(worker).isSameAs(tail);
    tail.leave();
    assertThat(FeedbackChannel.openCount()).isEqualTo(1);
    worker.leave();
    assertThat(FeedbackChannel.openCount()).isZero();
  }

  @Test
  void attemptsSubtasksAndJobsDoNotHearEachOther() {
    FeedbackChannel first = FeedbackChannel.join(KEY, 1);
    FeedbackChannel second = FeedbackChannel.join(key("1"), 1);
    assertThat(FeedbackChannel.openCount()).isEqualTo(2);
    first.send(theta(0, 5, true));
    assertThat(second.progress().hasVersion()).isFalse();
    assertThat(second.mail()).isEmpty();
    first.leave();
    second.leave();
  }

  @Test
  void aChannelThatWasClosedStartsAnew() {
    FeedbackChannel old = FeedbackChannel.join(KEY, 1);
    old.send(theta(0, 5, true));
    old.leave();
    FeedbackChannel fresh = FeedbackChannel.join(KEY, 1);
    assertThat(fresh.progress().hasVersion()).isFalse();
    fresh.leave();
  }

  @Test
  void aWorkerThatComesLateFindsAllMail() {
    FeedbackChannel channel = FeedbackChannel.join(KEY, 1);
    channel.send(theta(0, 0, true));
    channel.send(theta(0, 1, true));
    AtomicInteger rings = new AtomicInteger();
    channel.onMail(rings::incrementAndGet);
    assertThat(rings).hasValue(1);
    assertThat(channel.mail()).extracting(Theta::version).containsExactly(0L, 1L);
    channel.leave();
  }

  @Test
  void aSourceThatComesLateIsToldOnce() {
    FeedbackChannel channel = FeedbackChannel.join(KEY, 1);
    channel.send(theta(0, 3, true));
    AtomicInteger rings = new AtomicInteger();
    channel.onProgress(rings::incrementAndGet);
    assertThat(rings).hasValue(1);
    assertThat(channel.progress().version()).isEqualTo(3);
    channel.leave();
  }

  @Test
  void progressIsTheLeastWholeVersionOfAllSlices() {
    FeedbackProgress progress = new FeedbackProgress(2);
    assertThat(progress.hasVersion()).isFalse();
    assertThat(progress.advance(theta(0, 4, true))).isFalse();
    assertThat(progress.hasVersion()).isFalse();
    assertThat(progress.advance(theta(1, 3, false))).as("a piece").isFalse();
    assertThat(progress.advance(theta(1, 3, true))).isTrue();
    assertThat(progress.version()).isEqualTo(3);
    assertThat(progress.advance(theta(0, 5, true))).isFalse();
    assertThat(progress.advance(theta(1, 4, true))).isTrue();
    assertThat(progress.version()).isEqualTo(4);
  }

  @Test
  void theEndIsTheWordOfEverySlice() {
    FeedbackProgress progress = new FeedbackProgress(2);
    progress.advance(theta(0, 1, true));
    progress.advance(theta(1, 1, true));
    assertThat(progress.advance(done(0, 1))).isFalse();
    assertThat(progress.isDone()).isFalse();
    assertThat(progress.advance(done(1, 1))).isTrue();
    assertThat(progress.isDone()).isTrue();
  }

  private static FeedbackKey key(String attempt) {
    return new FeedbackKey("job", "execution", "task-manager", "0", attempt);
  }

  private static Theta theta(int slice, long version, boolean isComplete) {
    return new Theta(slice, version, version - 1, isComplete, false, ThetaDelta.empty());
  }

  private static Theta done(int slice, long version) {
    return new Theta(slice, version, version - 1, true, true, ThetaDelta.empty());
  }
}
