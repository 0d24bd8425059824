package dev.eddy.streaming.result;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.streaming.report.SplitNames;
import java.io.Serializable;
import java.util.List;

/**
 * Where the results go and what they say of themselves.
 *
 * @param folder output folder, on a disk that task managers and the reader share
 * @param learner what was learned
 * @param description of the model as JSON, for {@code model.json}
 * @param splitNames names of the splits, in split order
 * @param version of eddy
 */
public record ResultSettings(
    String folder,
    LearnerSettings learner,
    String description,
    List<String> splitNames,
    String version)
    implements Serializable {

  public ResultSettings {
    splitNames = List.copyOf(splitNames);
  }

  String splitName(int split) {
    return SplitNames.name(splitNames, split);
  }
}
