package dev.eddy.cli.tune;

import dev.eddy.cli.tune.Trial.Done;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The variants that ran, best first.
 *
 * @param measure by which they are ranked
 * @param places at equal loss the earlier variant is first
 * @param others what was refused or failed or has no such measure, as they came
 */
record Ranking(Measure measure, List<Place> places, List<Trial> others) {

  /**
   * A variant and how it compares with the best.
   *
   * @param rank from 1 on
   * @param loss prequential mean over the whole input
   * @param difference its loss less the best one's
   * @param comparison of a variant that is not the best; without a reason or p-value for the best
   */
  record Place(int rank, Done trial, double loss, double difference, Comparison comparison) {}

  Ranking {
    places = List.copyOf(places);
    others = List.copyOf(others);
  }

  /**
   * Ranks trials.
   *
   * @param blocksMax into how many blocks the windows are gathered before they are compared
   */
  static Ranking of(List<Trial> trials, int blocksMax) {
    List<Done> done = new ArrayList<>();
    List<Trial> others = new ArrayList<>();
    for (Trial trial : trials) {
      if (trial instanceof Done run && !run.metrics().isEmpty()) {
        done.add(run);
      } else {
        others.add(trial instanceof Done run ? without(run, "a metric") : trial);
      }
    }
    if (done.isEmpty()) {
      return new Ranking(Measure.LOG_LOSS, List.of(), others);
    }
    Measure measure = Measure.common(varied(done), done.stream().map(Done::metrics).toList());
    done.stream()
        .filter(run -> measure.of(run.metrics()).isEmpty())
        .forEach(run -> others.add(without(run, measure.id())));
    List<Done> ranked =
        done.stream()
            .filter(run -> measure.of(run.metrics()).isPresent())
            .sorted(Comparator.comparingDouble(run -> loss(measure, run)))
            .toList();
    return new Ranking(measure, places(measure, ranked, blocksMax), others);
  }

  private static Trial without(Done run, String what) {
    return new Trial.Failed(run.variant(), "summary must have " + what + ", has none");
  }

  private static Set<String> varied(List<Done> runs) {
    return runs.get(0).variant().options().keySet().stream()
        .filter(
            key ->
                runs.stream().map(run -> run.variant().options().get(key)).distinct().count() > 1)
        .collect(Collectors.toSet());
  }

  private static List<Place> places(Measure measure, List<Done> ranked, int blocksMax) {
    List<Place> places = new ArrayList<>();
    Done best = ranked.get(0);
    for (Done run : ranked) {
      double loss = loss(measure, run);
      Comparison comparison = Comparison.of(measure, run.windows(), best.windows(), blocksMax);
      places.add(new Place(places.size() + 1, run, loss, loss - loss(measure, best), comparison));
    }
    return places;
  }

  private static double loss(Measure measure, Done run) {
    return measure.of(run.metrics()).orElseThrow();
  }
}
