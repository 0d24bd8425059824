package dev.eddy.cli.tune;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run's evaluation says, window by window.
 *
 * @param lines in their order, without a last one that the end of the input cut short
 */
record Windows(List<Window> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Windows {
    lines = List.copyOf(lines);
  }

  /**
   * Reads evaluation.jsonl.
   *
   * @param windowLength trained examples of a whole window
   */
  static Windows read(Path file, long windowLength) throws IOException {
    List<Window> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(Window.of(JSON.readTree(line)));
    }
    return new Windows(lines).withoutRest(windowLength);
  }

  /** A window is told when the examples pass a multiple of its length; the last one may not. */
  Windows withoutRest(long windowLength) {
    int last = lines.size() - 1;
    if (last < 1) {
      return this;
    }
    long before = lines.get(last - 1).trained() / windowLength;
    boolean isWhole = lines.get(last).trained() / windowLength > before;
    return isWhole ? this : new Windows(lines.subList(0, last));
  }

  boolean haveRecordsOf(Windows other) {
    if (lines.size() != other.lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).hasRecordsOf(other.lines.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the mean of each of so many blocks of neighbouring windows, of about as many examples
   * each; of each window if there are no more.
   *
   * @return fewer if windows are long; NaN for a block with a window that does not have the measure
   */
  double[] means(Measure measure, int blocksMax) {
    if (lines.size() <= blocksMax) {
      return lines.stream().mapToDouble(line -> of(measure, line)).toArray();
    }
    double examples = lines.stream().mapToLong(Window::examples).sum();
    List<Double> means = new ArrayList<>();
    double sum = 0;
    long count = 0;
    long seen = 0;
    for (Window line : lines) {
      sum += of(measure, line) * line.examples();
      count += line.examples();
      seen += line.examples();
      // The bound of the block that this window's last example is in.
      if (seen >= examples * (means.size() + 1) / blocksMax) {
        means.add(sum / count);
        sum = 0;
        count = 0;
      }
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double of(Measure measure, Window line) {
    OptionalDouble value = measure.of(line.metrics());
    return value.orElse(Double.NaN);
  }
}
