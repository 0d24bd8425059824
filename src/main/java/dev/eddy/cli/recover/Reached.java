package dev.eddy.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How far a job had come, as the last window of its evaluation says. */
final class Reached {
  private Reached() {}

  /**
   * Returns how many records the job had read when it told of its last window; it may have read
   * more.
   *
   * @param results the folder of the job's results
   */
  static long recordCount(Path results) throws IOException {
    Path windows = results.resolve("evaluation.jsonl");
    if (!Files.isRegularFile(windows)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(windows);
    for (int i = lines.size() - 1; i >= 0; i--) {
      JsonNode read = new ObjectMapper().readTree(lines.get(i)).path("read");
      if (read.isNumber()) {
        return read.asLong();
      }
    }
    return 0;
  }
}
