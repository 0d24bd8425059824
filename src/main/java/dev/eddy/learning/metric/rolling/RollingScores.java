package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sliding and the fading evaluation, as far as the settings want them. */
public final class RollingScores {
  private final RollingSettings settings;
  private final SlidingScores sliding;
  private final FadingScores fading;

  /** Continues where others were when they returned {@code state}; settings may have changed. */
  public RollingScores(Target target, RollingSettings settings, State state) {
    this.settings = settings;
    sliding = new SlidingScores(target, settings.slidingWindows(), state.panes());
    fading = new FadingScores(target, settings.fadingFactor(), state);
  }

  /**
   * What a checkpoint keeps.
   *
   * @param panes the last windows, the oldest first
   * @param fadingWeight sum of the fading weights of all examples
   * @param fadingSums fading sums by name
   */
  public record State(List<Pane> panes, double fadingWeight, Map<String, Double> fadingSums) {

    /** Returns the state before the first example. */
    public static State start() {
      return new State(List.of(), 0, Map.of());
    }
  }

  /** Takes the scores of a step, shard by shard. */
  public void absorb(List<Scores> shards, BaselineScores baselines) {
    if (settings.isFading()) {
      fading.absorb(shards, baselines);
    }
  }

  /** Takes a window that closes. */
  public void close(Pane window) {
    if (settings.isSliding()) {
      sliding.add(window);
    }
  }

  /** Returns the evaluations there are, always in the same order. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    if (settings.isSliding()) {
      spans.add(sliding.span());
    }
    if (settings.isFading()) {
      spans.add(fading.span());
    }
    return spans;
  }

  public State state() {
    return new State(sliding.state(), fading.weight(), fading.sums());
  }
}
