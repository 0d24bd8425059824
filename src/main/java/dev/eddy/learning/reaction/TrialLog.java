package dev.eddy.learning.reaction;

import java.util.ArrayList;
import java.util.List;

/** Learns from the roles of each step what became of a model in the background. */
public final class TrialLog {
  private Roles roles;
  private Counts counts;
  private List<Event> events;

  /** Continues where another log was when it returned {@code state}. */
  public TrialLog(State state) {
    roles = state.roles();
    counts = state.counts();
    events = new ArrayList<>(state.events());
  }

  /** What became of a model in the background. */
  public enum Change {
    STARTED,
    TOOK_OVER,
    DROPPED
  }

  /**
   * Something that became of it.
   *
   * @param steps steps before the first one that knows it
   * @param trained examples trained in these
   */
  public record Event(Change change, long steps, long trained) {}

  /**
   * How often it happened.
   *
   * @param trials trials started
   * @param takeovers those that ended with a new leader
   */
  public record Counts(long trials, long takeovers) {
    private static final Counts NONE = new Counts(0, 0);

    /** Returns the counts before the first trial. */
    public static Counts none() {
      return NONE;
    }
  }

  /**
   * What a checkpoint keeps.
   *
   * @param roles of the last step
   * @param events that were not told yet
   */
  public record State(Roles roles, Counts counts, List<Event> events) {

    public State {
      events = List.copyOf(events);
    }

    /** Returns the state before the first step. */
    public static State start() {
      return new State(Roles.start(), Counts.none(), List.of());
    }
  }

  /**
   * Takes the roles that a step was computed with.
   *
   * @param steps steps before it
   * @param trained examples trained in these
   */
  public void add(Roles next, long steps, long trained) {
    boolean isNewLeader = next.leaderLife() != roles.leaderLife();
    boolean isNewTrial = next.trial() != roles.trial();
    if (isNewLeader) {
      counts = new Counts(counts.trials(), counts.takeovers() + 1);
      events.add(new Event(Change.TOOK_OVER, steps, trained));
    } else if (isNewTrial && roles.hasTrial()) {
      events.add(new Event(Change.DROPPED, steps, trained));
    }
    if (isNewTrial && next.hasTrial()) {
      counts = new Counts(next.trial(), counts.takeovers());
      events.add(new Event(Change.STARTED, steps, trained));
    }
    roles = next;
  }

  /** Returns what happened since the last call. */
  public List<Event> take() {
    List<Event> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  public Counts counts() {
    return counts;
  }

  public State state() {
    return new State(roles, counts, events);
  }
}
