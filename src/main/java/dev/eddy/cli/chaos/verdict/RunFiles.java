package dev.eddy.cli.chaos.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run left.
 *
 * @param evaluation the lines of its windows
 * @param rejected the lines of its rejected records
 */
public record RunFiles(JsonNode summary, List<String> evaluation, List<String> rejected) {
  public RunFiles {
    evaluation = List.copyOf(evaluation);
    rejected = List.copyOf(rejected);
  }

  /** Reads the folder of a run. */
  public static RunFiles in(Path folder) throws IOException {
    return new RunFiles(
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()),
        Files.readAllLines(folder.resolve("evaluation.jsonl")),
        Files.readAllLines(folder.resolve("rejected.jsonl")));
  }
}
