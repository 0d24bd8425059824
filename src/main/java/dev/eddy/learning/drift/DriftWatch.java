package dev.eddy.learning.drift;

import java.util.ArrayList;
import java.util.List;

/** Shows a detector the error rate of each step and keeps its alarms until they are told. */
public final class DriftWatch {
  private final DriftDetectorType type;
  private final DriftDetector detector;
  private List<DriftAlarm> alarms = new ArrayList<>();

  /**
   * Continues where another watch was when it returned {@code state}; with another detector that
   * starts afresh.
   */
  public DriftWatch(DriftDetectorType type, State state) {
    this.type = type;
    detector = type == state.type() ? type.restore(state.detector()) : type.create();
    alarms.addAll(state.alarms());
  }

  /**
   * What a checkpoint keeps.
   *
   * @param type whose state {@code detector} is
   * @param alarms that were not told yet
   */
  public record State(DriftDetectorType type, DriftState detector, List<DriftAlarm> alarms) {

    /** Returns the state before the first step. */
    public static State start() {
      return new State(DriftDetectorType.NONE, DriftDetectorType.NONE.create().state(), List.of());
    }
  }

  /**
   * Takes a step.
   *
   * @param errorCount examples whose class was not predicted, 0 of numbers
   * @param exampleCount all examples
   * @param alarm what to tell if the detector finds that the rate has risen
   */
  public void add(long errorCount, long exampleCount, DriftAlarm alarm) {
    if (exampleCount > 0
        && detector.add((double) errorCount / exampleCount, exampleCount) == DriftSignal.DRIFT) {
      alarms.add(alarm);
    }
  }

  /** Returns the alarms since the last call. */
  public List<DriftAlarm> take() {
    List<DriftAlarm> taken = alarms;
    alarms = new ArrayList<>();
    return taken;
  }

  public State state() {
    return new State(type, detector.state(), List.copyOf(alarms));
  }
}
