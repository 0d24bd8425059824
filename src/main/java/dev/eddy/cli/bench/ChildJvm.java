package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a contender in a JVM of its own with the flags of this one, so that what was compiled for
 * one contender, and the garbage of one, is no matter to another.
 *
 * @param command main class and the words before the contender's own arguments
 * @param folder of the measurement, the log and the results
 */
public record ChildJvm(List<String> command, Path folder) implements Runner {
  private static final int LOG_LINES_SHOWN = 20;

  @Override
  public Measurement measure(Run run) throws IOException, InterruptedException {
    Path results = folder.resolve(run.name());
    Files.createDirectories(results);
    Path log = results.resolve("contender.log");
    Path measurement = results.resolve("measurement.json");
    Files.deleteIfExists(measurement);
    List<String> line = new ArrayList<>(java());
    line.addAll(command);
    line.addAll(List.of(run.contestant().name(), "--measurement", measurement.toString()));
    if (run.isProfiled()) {
      line.add("--profile");
    }
    line.addAll(List.of("--output", results.toString()));
    run.options().forEach((key, value) -> line.addAll(List.of("-D", key + "=" + value)));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exitCode = await(process);
    if (exitCode != 0) {
      throw new IOException(
          "%s must end well, exit code was %d:%n%s"
              .formatted(run.name(), exitCode, lastLines(log)));
    }
    return Measurement.read(measurement);
  }

  private static List<String> java() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-agent") && !flag.startsWith("-javaagent"))
        .forEach(line::add);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return line;
  }

  /** Whoever is asked to stop takes the contender along. */
  private static int await(Process process) throws InterruptedException {
    Thread hook = new Thread(process::destroy, "eddy-bench-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    int exitCode = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(hook);
    return exitCode;
  }

  private static String lastLines(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES_SHOWN), all.size()));
    }
  }
}
