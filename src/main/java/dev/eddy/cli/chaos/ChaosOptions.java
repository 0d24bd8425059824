package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.feed.ClickRecords;
import dev.eddy.cli.chaos.feed.FeedTopic;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of the job, under fire and undisturbed. */
final class ChaosOptions {
  private ChaosOptions() {}

  /** Returns the options of the job on the cluster. */
  static Map<String, String> live(ChaosSettings settings) {
    Map<String, String> options = ofBoth();
    options.put("input.discovery-interval", "1 s");
    options.put("parallelism.default", "2");
    options.put("output.directory", settings.live().toString());
    options.put("execution.checkpointing.interval", "1 s");
    options.put("execution.checkpointing.timeout", "30 s");
    options.put("execution.checkpointing.dir", settings.checkpoints().toUri().toString());
    // State in files, which can be damaged, not in the metadata.
    options.put("execution.checkpointing.data-inline-threshold", "1 kb");
    return options;
  }

  /** Returns the options of the undisturbed run over what the topic holds. */
  static Map<String, String> calm(ChaosSettings settings, String bootstrapServers) {
    Map<String, String> options = ofBoth();
    options.put("input.bootstrap-servers", bootstrapServers);
    options.put("input.bounded", "true");
    options.put("training.steps", "time");
    options.put("input.overrides", settings.live().resolve("overrides.jsonl").toString());
    options.put("output.directory", settings.calm().toString());
    return options;
  }

  /** Much that is state: windows that slide and fade, a drift detector, rejected records. */
  private static Map<String, String> ofBoth() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("input.topic", FeedTopic.NAME);
    options.put("input.format", ClickRecords.FORMAT.toString());
    options.put("model.bits", "16");
    options.put("evaluation.window", "50");
    options.put("evaluation.sliding-windows", "5");
    options.put("evaluation.fading-factor", "0.999");
    options.put("evaluation.drift-detector", "adwin");
    return options;
  }
}
