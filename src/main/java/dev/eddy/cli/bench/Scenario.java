package dev.eddy.cli.bench;

import dev.eddy.learning.optimizer.OptimizerType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What contenders have in common that are compared with each other. */
record Scenario(DataSet data, OptimizerType optimizer) {

  String optimizerName() {
    return optimizer.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the options of a job that all its contenders share. */
  Map<String, String> options(BenchSettings settings) {
    Map<String, String> options = new HashMap<>();
    options.put("input.format", "vw");
    options.put("model.bits", Integer.toString(settings.bits().orElse(data.bits())));
    options.put("training.optimizer", optimizerName());
    return options;
  }

  @Override
  public String toString() {
    return data + " " + optimizerName();
  }
}
