package dev.eddy.learning.metric.segment;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.ScoreTotals;
import dev.eddy.learning.metric.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the scores of segments, over a window and over everything. The first segments of the
 * stream have a place, all others together are the rest, so that the memory has a bound.
 */
public final class SegmentTotals {
  /** Most segments that may have a place: each is 128 KiB where labels are two classes. */
  public static final int SEGMENTS_MAX = 200;

  private final Target target;
  private final int segmentsMax;
  private final Map<String, ScoreTotals> cumulative = new LinkedHashMap<>();
  private final Map<String, ScoreTotals> window = new LinkedHashMap<>();
  private ScoreTotals cumulativeRest;
  private ScoreTotals windowRest;

  /**
   * Continues where others were when they returned {@code state}.
   *
   * @param segmentsMax segments that get a place; more that have one keep it
   */
  public SegmentTotals(Target target, int segmentsMax, State state) {
    this.target = target;
    this.segmentsMax = segmentsMax;
    cumulativeRest = ScoreTotals.of(target);
    windowRest = ScoreTotals.of(target);
    state.cumulative().forEach(segment -> restore(segment, cumulative, cumulativeRest));
    state.window().forEach(segment -> restore(segment, window, windowRest));
  }

  /**
   * What a checkpoint keeps.
   *
   * @param cumulative of all examples so far, in the order of places, the rest at the end
   * @param window of those since the last window
   */
  public record State(List<SegmentScores> cumulative, List<SegmentScores> window) {

    /** Returns the state before the first example. */
    public static State start() {
      return new State(List.of(), List.of());
    }
  }

  /** Takes a shard's scores of a step, in the order of the segments' first examples. */
  public void absorb(Map<String, Scores> segments) {
    segments.forEach(
        (name, scores) -> {
          boolean hasPlace = cumulative.containsKey(name) || cumulative.size() < segmentsMax;
          if (hasPlace) {
            cumulative.computeIfAbsent(name, n -> ScoreTotals.of(target)).absorb(scores);
            window.computeIfAbsent(name, n -> ScoreTotals.of(target)).absorb(scores);
          } else {
            cumulativeRest.absorb(scores);
            windowRest.absorb(scores);
          }
        });
  }

  /** Returns the segments that have examples in the window, and starts the next one. */
  public List<SegmentEvaluation> takeWindow() {
    List<SegmentEvaluation> taken = evaluate(window());
    window.clear();
    windowRest = ScoreTotals.of(target);
    return taken;
  }

  /** Returns all segments that have a place, in that order, and the rest if there is one. */
  public List<SegmentEvaluation> cumulative() {
    return evaluate(scores(cumulative, cumulativeRest));
  }

  public State state() {
    return new State(scores(cumulative, cumulativeRest), window());
  }

  /** Returns the window's segments in the order of their places. */
  private List<SegmentScores> window() {
    Map<String, ScoreTotals> inOrder = new LinkedHashMap<>();
    for (String name : cumulative.keySet()) {
      if (window.containsKey(name)) {
        inOrder.put(name, window.get(name));
      }
    }
    return scores(inOrder, windowRest);
  }

  private List<SegmentEvaluation> evaluate(List<SegmentScores> segments) {
    return segments.stream().map(segment -> SegmentEvaluation.of(target, segment)).toList();
  }

  private static List<SegmentScores> scores(Map<String, ScoreTotals> named, ScoreTotals rest) {
    List<SegmentScores> all = new ArrayList<>();
    named.forEach((name, totals) -> all.add(new SegmentScores(name, false, totals.scores())));
    if (rest.scores().exampleCount() > 0) {
      all.add(new SegmentScores("", true, rest.scores()));
    }
    return all;
  }

  private void restore(SegmentScores segment, Map<String, ScoreTotals> named, ScoreTotals rest) {
    ScoreTotals totals =
        segment.isRest()
            ? rest
            : named.computeIfAbsent(segment.name(), n -> ScoreTotals.of(target));
    totals.absorb(segment.scores());
  }
}
