package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.Arena;
import dev.eddy.cli.chaos.fault.Moment;
import dev.eddy.cli.chaos.fault.TrainedWatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits until a job goes on: all of its tasks run, a checkpoint is complete that was triggered
 * after the fault, and a record is trained that came after the fault. The later one of the last two
 * is when it has recovered.
 */
final class Recovery {
  static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** What ended by itself is started again after so long, as any supervisor would. */
  private static final Duration SUPERVISION = Duration.ofSeconds(20);

  private final Arena arena;
  private final TrainedWatch trained;
  private final Diary diary;

  Recovery(Arena arena, TrainedWatch trained, Diary diary) {
    this.arena = arena;
    this.trained = trained;
    this.diary = diary;
  }

  /** Returns how long it took since a moment, empty if it did not come in time. */
  Optional<Duration> await(Moment since) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(DEADLINE);
    Instant supervision = Instant.now().plus(SUPERVISION);
    while (Instant.now().isBefore(deadline)) {
      Optional<Instant> checkpoint = arena.job().firstCheckpoint(since.time());
      Optional<Instant> progress = trained.firstAbove(since.fed());
      if (checkpoint.isPresent() && progress.isPresent() && arena.job().isRunning()) {
        Instant later =
            checkpoint.get().isAfter(progress.get()) ? checkpoint.get() : progress.get();
        return Optional.of(Duration.between(since.time(), later));
      }
      if (Instant.now().isAfter(supervision)) {
        supervise();
        supervision = Instant.now().plus(SUPERVISION);
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return Optional.empty();
  }

  /** Starts again what does not run. */
  void supervise() {
    try {
      arena.cluster().start();
    } catch (IOException e) {
      diary.say("not all is up again: " + e.getMessage());
    }
  }
}
