package dev.eddy.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.options.InputOptions;
import dev.eddy.streaming.steps.OverrideLog;
import dev.eddy.streaming.wire.StepOverride;
import dev.eddy.streaming.wire.StepOverride.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code overrides.jsonl} of the run that is to be repeated. */
final class OverrideFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private OverrideFile() {}

  /**
   * Returns the log.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  static OverrideLog read(String file, List<String> splitNames) {
    Map<Integer, List<StepOverride>> overrides = new HashMap<>();
    int number = 1;
    for (String line : lines(file)) {
      String where = "line %d of %s".formatted(number++, InputOptions.OVERRIDES.key());
      JsonNode entry = parse(where, line);
      if (!entry.path("split").isTextual()) {
        throw malformed(where, line);
      }
      String split = entry.get("split").asText();
      int index = splitNames.indexOf(split);
      if (index < 0) {
        throw new IllegalArgumentException(
            "split in %s must be one of the input, was %s".formatted(where, split));
      }
      overrides.computeIfAbsent(index, i -> new ArrayList<>()).add(override(where, entry));
    }
    return OverrideLog.of(overrides);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s must be a readable file, was %s".formatted(InputOptions.OVERRIDES.key(), file), e);
    }
  }

  private static JsonNode parse(String where, String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw malformed(where, line);
    }
  }

  private static StepOverride override(String where, JsonNode entry) {
    JsonNode offset = entry.path("offset");
    JsonNode interval = entry.path("interval");
    if (!offset.canConvertToLong() || !interval.canConvertToLong() || interval.asLong() < 0) {
      throw malformed(where, entry.toString());
    }
    try {
      Cause cause = Cause.valueOf(entry.path("cause").asText().toUpperCase(Locale.ROOT));
      return new StepOverride(offset.asLong(), interval.asLong(), cause);
    } catch (IllegalArgumentException e) {
      throw malformed(where, entry.toString());
    }
  }

  private static IllegalArgumentException malformed(String where, String line) {
    return new IllegalArgumentException(
        "%s must be an object with split, offset, interval and cause, was %s"
            .formatted(where, line));
  }
}
