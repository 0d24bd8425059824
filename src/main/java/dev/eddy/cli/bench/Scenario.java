package dev.eddy.cli.bench;

import dev.eddy.learning.optimizer.OptimizerType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What contenders have in common that are compared with each other. */
record Scenario(DataSet data, Source source, OptimizerType optimizer) {
  /** More than the lines of any data set have in the mean. */
  private static final long LINE_BYTES = 2048;

  private static final long OPTION_BYTES_MAX = 64 << 20;

  /** Returns the options of a job that all its contenders share, but for where the examples are. */
  Map<String, String> options(BenchSettings settings) {
    Map<String, String> options = new HashMap<>();
    int splits = source == Source.KAFKA ? Broker.PARTITIONS : settings.splits();
    if (source == Source.FILE) {
      options.put("input.splits", Integer.toString(splits));
    }
    options.put("input.format", "vw");
    options.put("model.bits", Integer.toString(settings.bits().orElse(data.bits())));
    options.put("training.optimizer", optimizer.name().toLowerCase(Locale.ROOT));
    options.put("training.steps", "count");
    int share = Math.max(1, settings.batchSize() / splits);
    options.put("training.batch-size", Integer.toString(share));
    // A step ends with its last example, not where its bytes are too many, as far as the option
    // goes.
    options.put("training.batch-bytes-max", Math.min(OPTION_BYTES_MAX, share * LINE_BYTES) + "b");
    return options;
  }

  /** Returns the same data and optimizer from a file. */
  Scenario fromFile() {
    return new Scenario(data, Source.FILE, optimizer);
  }

  @Override
  public String toString() {
    return "%s, %s, %s".formatted(data, source, optimizer.name().toLowerCase(Locale.ROOT));
  }
}
