package dev.eddy.cli.tune;

import dev.eddy.cli.tune.Ranking.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A ranking for people. */
final class TuneTable {
  private static final List<String> METRICS =
      List.of("accuracy", "auc", "macro_f1", "rmse", "mae", "r2");

  private final Grid grid;
  private final Ranking ranking;

  TuneTable(Grid grid, Ranking ranking) {
    this.grid = grid;
    this.ranking = ranking;
  }

  /** Returns a line a variant, best first, then what there is to say of single ones. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (!ranking.places().isEmpty()) {
      appendRows(text);
    }
    for (Place place : ranking.places()) {
      if (place.rank() > 1 && !place.comparison().reason().isEmpty()) {
        String why = place.comparison().reason();
        text.append("%s no p-value: %s%n".formatted(place.trial().variant().name(), why));
      }
    }
    for (Trial other : ranking.others()) {
      text.append(line(other));
    }
    return text.toString();
  }

  private static String line(Trial other) {
    String name = other.variant().name() + " " + other.variant().options() + " ";
    if (other instanceof Trial.Refused refused) {
      return name + "refused: " + refused.message() + System.lineSeparator();
    }
    if (other instanceof Trial.Failed failed) {
      return name + "failed: " + failed.message() + System.lineSeparator();
    }
    return name + System.lineSeparator();
  }

  private void appendRows(StringBuilder text) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header());
    ranking.places().forEach(place -> rows.add(row(place)));
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  private List<String> header() {
    List<String> cells = new ArrayList<>(List.of("rank", "variant"));
    grid.options().forEach(option -> cells.add(shortName(option.key())));
    cells.add(ranking.measure().id());
    cells.addAll(metrics());
    cells.addAll(List.of("difference", "p-value", "seconds"));
    return cells;
  }

  private List<String> row(Place place) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(place.rank()));
    cells.add(place.trial().variant().name());
    cells.addAll(place.trial().variant().options().values());
    cells.add(number("%.6f", place.loss()));
    for (String metric : metrics()) {
      cells.add(
          place.trial().metrics().containsKey(metric)
              ? number("%.4f", place.trial().metrics().get(metric))
              : "");
    }
    boolean isBest = place.rank() == 1;
    cells.add(isBest ? "" : number("+%.6f", place.difference()));
    OptionalDouble p = place.comparison().pValue();
    cells.add(isBest || p.isEmpty() ? "" : number("%.2g", p.getAsDouble()));
    cells.add(number("%.1f", place.trial().seconds()));
    return cells;
  }

  private List<String> metrics() {
    return METRICS.stream()
        .filter(
            name -> ranking.places().stream().anyMatch(p -> p.trial().metrics().containsKey(name)))
        .toList();
  }

  /** Returns the last word of an option if no other option of the grid ends with it. */
  private String shortName(String key) {
    String last = lastWord(key);
    long count =
        grid.options().stream().filter(option -> lastWord(option.key()).equals(last)).count();
    return count == 1 ? last : key;
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
