package dev.eddy.streaming.pacing;

import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.silence.AbsenceOracle;
import dev.eddy.streaming.silence.SilenceWatch;
import dev.eddy.streaming.steps.TimeSteps;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a reader has to know.
 *
 * @param pace how fast it reads, and in which portions
 * @param absence tells whether a silent split has nothing
 * @param probe where fault tests strike
 */
record ReaderSettings(Pace pace, AbsenceOracle.Opener absence, Probe probe)
    implements Serializable {

  /** Returns a watch over silent splits, if the clock may close anything. */
  Optional<SilenceWatch> newWatch(Runnable wakeUp) {
    return pace.rule() instanceof TimeSteps steps && steps.clock().isRunning()
        ? Optional.of(new SilenceWatch(absence.open(), steps.clock(), wakeUp))
        : Optional.empty();
  }
}
