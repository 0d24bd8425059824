package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.ChaosCluster;
import dev.eddy.cli.chaos.fault.EddyCommands;
import dev.eddy.cli.chaos.fault.FaultKind;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.kafka.BrokerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eddy chaos}: hurts a real cluster in every way there is, and compares. */
@Command(
    name = "chaos",
    description = {
      "Hurt a real cluster of its own that trains from Kafka, one fault after another, and compare",
      "what comes out with an undisturbed run over the same records. Ends with 0 if each record",
      "counts once, every bit is the same and the job never stood still for longer than 180 s."
    },
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
  private static final String REPORT = "report.md";

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "1", description = "Of schedule and records. Default: 1")
  private long seed;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "5",
      description = "How long faults come. Default: ${DEFAULT-VALUE}")
  private double minutes;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "End after N faults, if they come sooner.")
  private int faultCountMax = Integer.MAX_VALUE;

  @Option(
      names = "--faults",
      paramLabel = "KIND",
      split = ",",
      description = "Kinds to draw from. Default: all")
  private List<String> names = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of logs, results and report. Default: target/chaos")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar. Default: target/eddy-job.jar")
  private Optional<Path> jar = Optional.empty();

  @Option(
      names = "--apart",
      hidden = true,
      description = "This process has a network and mounts of its own, which it may spoil.")
  private boolean isApart;

  @Override
  public Integer call() throws Exception {
    ChaosSettings settings = settings();
    EddyCommands commands = new EddyCommands(settings.cluster(), settings.jar());
    ChaosCluster cluster = new ChaosCluster(settings.cluster(), commands);
    empty(settings, cluster);
    ChaosReport report;
    try (Diary diary =
            Diary.open(settings.folder().resolve("chaos.log"), spec.commandLine().getErr());
        LastStop stop = LastStop.register(cluster)) {
      report = new ChaosRun(settings, cluster, commands, diary).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("the run must come to its end, was interrupted");
    }
    Files.writeString(settings.folder().resolve(REPORT), report.text());
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    return report.anomalies().isEmpty() ? 0 : 1;
  }

  private ChaosSettings settings() {
    Path home = BrokerSettings.systemHome();
    return new ChaosSettings(
        seed,
        Duration.ofMillis((long) (minutes * 60_000)),
        faultCountMax,
        output.orElseGet(() -> home.resolve("target/chaos")),
        jar.orElseGet(() -> home.resolve("target/eddy-job.jar")),
        kinds(),
        isApart);
  }

  private Set<FaultKind> kinds() {
    if (names.isEmpty()) {
      return EnumSet.allOf(FaultKind.class);
    }
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (String name : names) {
      kinds.add(
          Arrays.stream(FaultKind.values())
              .filter(kind -> kind.toString().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name)));
    }
    return kinds;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "--faults must be of %s, was %s"
            .formatted(
                Arrays.stream(FaultKind.values())
                    .map(FaultKind::toString)
                    .collect(Collectors.joining(", ")),
                name));
  }

  /** An earlier run's folder goes; one that is somebody else's does not. */
  private static void empty(ChaosSettings settings, ChaosCluster cluster) throws Exception {
    if (cluster.exists() && !cluster.alive().isEmpty()) {
      throw new IllegalArgumentException(
          "--output must not be in use, %s run there".formatted(cluster.alive()));
    }
    Path folder = settings.folder();
    if (Files.exists(folder) && !Files.exists(folder.resolve("chaos.log"))) {
      throw new IllegalArgumentException("--output must be a folder of its own, was " + folder);
    }
    FileUtils.deleteDirectory(folder.toFile());
    Files.createDirectories(folder);
  }
}
