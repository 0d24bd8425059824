package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.kafka.Batches;
import dev.eddy.cli.kafka.Codec;
import dev.eddy.cli.kafka.KafkaTopics;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a cancelled job is left in the JVM of a cluster that lives on. */
class LeakITCase {
  private static final int CYCLE_COUNT = 20;
  private static final int LINE_COUNT = 200_000;

  /** What a cluster does not have: with eddy's own classes it makes up the job's jar. */
  private static final List<String> LIBRARIES =
      List.of(
          "flink-connector-kafka",
          "kafka-clients",
          "jackson-",
          "picocli",
          "lz4-",
          "snappy-",
          "zstd-");

  private static final String OPENS = "--add-opens=java.base/java.%s=ALL-UNNAMED";

  @TempDir Path folder;

  @Test
  void cancelledJobsLeaveNoThreadNoBeanAndNoClassLoader() throws Exception {
    Path left = folder.resolve("left");
    List<String> command = command(left);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean hasEnded = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();

    assertThat(hasEnded).as("has ended").isTrue();
    assertThat(left).as(Files.readString(log)).exists();
    assertThat(Files.readAllLines(left)).isEmpty();
  }

  private List<String> command(Path left) throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<Boolean, List<String>> classPath =
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(classes))
            .collect(Collectors.partitioningBy(LeakITCase::isOfTheJob));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of("util", "lang", "time").map(OPENS::formatted).forEach(command::add);
    // Collections soon and cheap, no soft references to classes, and no compiler to wait for.
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath.get(false))));
    command.addAll(List.of(CancelCycles.class.getName(), left.toString(), jar(classes).toString()));
    command.add(String.join(File.pathSeparator, classPath.get(true)));
    command.addAll(List.of(folder.toString(), Integer.toString(CYCLE_COUNT)));
    // Jobs on topics take three times as long: every fourth is one.
    String file = fileJob().toString();
    command.addAll(List.of(file, file, file, topicJob().toString()));
    return command;
  }

  private static boolean isOfTheJob(String entry) {
    return LIBRARIES.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith);
  }

  /** So long that it is cancelled in its middle. */
  private Path fileJob() throws Exception {
    return job("file", List.of("input.path=" + lines(LINE_COUNT)));
  }

  /** Goes on for ever. */
  private Path topicJob() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(2);
    try (KafkaTopics topics = KafkaTopics.connect(broker.bootstrapServers())) {
      topics.load(lines(LINE_COUNT / 20), topic, Batches.large(Codec.LZ4));
    }
    return job(
        "topic",
        List.of(
            "input.topic=" + topic,
            "input.bootstrap-servers=" + broker.bootstrapServers(),
            "input.format=libsvm",
            "output.evaluation.topic=" + broker.createTopic(1)));
  }

  private Path job(String name, List<String> options) throws Exception {
    List<String> common =
        List.of(
            "evaluation.window=100",
            "execution.checkpointing.interval=100 ms",
            "training.batch-size=4");
    return Files.write(
        folder.resolve(name),
        Stream.concat(common.stream(), options.stream())
            .flatMap(option -> Stream.of("-D", option))
            .toList());
  }

  private Path lines(int count) throws Exception {
    return Files.write(
        folder.resolve(count + ".libsvm"),
        IntStream.range(0, count).mapToObj(i -> i % 2 + " 1:" + i % 7 + " 2:" + i % 3).toList());
  }

  private Path jar(Path classes) throws Exception {
    Path jar = folder.resolve("eddy-job.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      String manifest = "Manifest-Version: 1.0\nMain-Class: " + Main.class.getName() + "\n";
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }
}
