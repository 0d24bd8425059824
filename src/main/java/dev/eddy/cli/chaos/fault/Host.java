package dev.eddy.cli.chaos.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task manager that runs tasks.
 *
 * @param ports where others reach it: for calls, and for records
 */
record Host(String name, List<Integer> ports) {
  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  static Host of(JsonNode taskManager) {
    Matcher rpc = PORT.matcher(taskManager.path("path").asText());
    if (!rpc.find()) {
      throw new IllegalArgumentException(
          "a path must name a port, was " + taskManager.path("path"));
    }
    return new Host(
        taskManager.path("id").asText(),
        List.of(Integer.parseInt(rpc.group(1)), taskManager.path("dataPort").asInt()));
  }
}
