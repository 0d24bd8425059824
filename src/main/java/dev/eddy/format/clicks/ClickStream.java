package dev.eddy.format.clicks;

import dev.eddy.format.FormatType;
import dev.eddy.format.generated.Dice;
import dev.eddy.format.generated.LineBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Endless impressions of advertisements, each clicked or not: 39 categorical fields with Zipf-like
 * popularity, hidden true weights and concept drift. About a quarter is clicked, over all seeds; a
 * single one has from an eighth to two fifths, and that drifts. The same seed gives the same bytes
 * on every machine.
 */
public final class ClickStream {
  /** From one such number of examples to the next, some of the truth changes at once. */
  public static final long DRIFT_EVERY = ClickModel.DRIFT_EVERY;

  private final Dice dice;
  private final ClickModel model;
  private final int[] categories = new int[ClickFields.COUNT];
  private final int[] sortedIds = new int[ClickFields.COUNT];
  private long exampleCount;
  private double probability;
  private boolean isClicked;

  public ClickStream(long seed) {
    dice = new Dice(seed);
    model = new ClickModel(seed);
  }

  /** Draws the next impression. */
  public void next() {
    ClickFields.draw(dice, categories);
    probability = model.probability(categories, exampleCount++);
    isClicked = dice.nextDouble() < probability;
  }

  public boolean isClicked() {
    return isClicked;
  }

  /** Returns how likely the click was: what nobody can know better. */
  public double probability() {
    return probability;
  }

  /** Returns the feature id of a field's category, 1 to 2^22 - 1. */
  public int id(int field) {
    return ClickFields.id(categories[field]);
  }

  /**
   * Draws impressions and writes them as lines; csv with a header. The stream is flushed, not
   * closed.
   */
  public void writeTo(OutputStream out, FormatType format, long examples) throws IOException {
    if (examples < 0) {
      throw new IllegalArgumentException("examples must be >= 0, was " + examples);
    }
    String header = format == FormatType.CSV ? header() : "";
    LineBuffer.write(out, header, examples, line -> appendNext(line, format));
  }

  private void appendNext(LineBuffer line, FormatType format) {
    next();
    switch (format) {
      case VW -> appendVw(line);
      case CSV -> appendCsv(line);
      case LIBSVM -> appendLibsvm(line);
      case JSON -> appendJson(line);
    }
  }

  private void appendVw(LineBuffer line) {
    line.append(isClicked ? "1 |" : "-1 |");
    for (int field = 0; field < ClickFields.COUNT; field++) {
      line.append(' ').append(id(field));
    }
  }

  private void appendCsv(LineBuffer line) {
    line.append(isClicked ? '1' : '0');
    for (int field = 0; field < ClickFields.COUNT; field++) {
      // A letter first, so that nobody takes a category for a number.
      line.append(",v").append(id(field));
    }
  }

  private void appendJson(LineBuffer line) {
    line.append("{\"click\":").append(isClicked ? '1' : '0');
    for (int field = 0; field < ClickFields.COUNT; field++) {
      line.append(",\"c").append(field + 1).append("\":\"v").append(id(field)).append('"');
    }
    line.append('}');
  }

  private void appendLibsvm(LineBuffer line) {
    for (int field = 0; field < ClickFields.COUNT; field++) {
      sortedIds[field] = id(field);
    }
    Arrays.sort(sortedIds);
    line.append(isClicked ? '1' : '0');
    for (int id : sortedIds) {
      line.append(' ').append(id).append(":1");
    }
  }

  private static String header() {
    StringBuilder header = new StringBuilder("click");
    for (int field = 1; field <= ClickFields.COUNT; field++) {
      header.append(",c").append(field);
    }
    return header.append('\n').toString();
  }
}
