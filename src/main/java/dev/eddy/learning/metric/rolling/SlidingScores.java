package dev.eddy.learning.metric.rolling;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Comparisons;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreTotals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The scores of the last windows together, added up from the oldest one on. */
final class SlidingScores {
  private final Target target;
  private final int windowsMax;
  private final Deque<Pane> panes = new ArrayDeque<>();

  SlidingScores(Target target, int windowsMax, List<Pane> state) {
    this.target = target;
    this.windowsMax = windowsMax;
    state.forEach(this::add);
  }

  /** Adds a window that has closed, and forgets those that are too old. */
  void add(Pane window) {
    panes.addLast(window);
    while (panes.size() > windowsMax) {
      panes.removeFirst();
    }
  }

  Span span() {
    ScoreTotals model = ScoreTotals.of(target);
    BaselineScores baselines = BaselineScores.none(target);
    Comparisons comparisons = Comparisons.none();
    for (Pane pane : panes) {
      comparisons = comparisons.plus(pane.comparisons());
      model.absorb(pane.model());
      baselines = baselines.plus(pane.baselines());
    }
    return new Span(
        "sliding",
        baselines.exampleCount(),
        Evaluation.of(target, model.scores(), baselines).with(comparisons));
  }

  List<Pane> state() {
    return List.copyOf(panes);
  }
}
