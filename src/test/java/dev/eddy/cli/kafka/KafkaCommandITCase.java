package dev.eddy.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.kafka.TestBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code eddy kafka} as a person types it. */
class KafkaCommandITCase {
  @TempDir private Path folder;

  @AfterEach
  void leaveNoBrokerBehind() throws Exception {
    KafkaBroker.stop(folder.resolve("data"));
  }

  @Test
  void aBrokerStartsOnceAndStopsOnce() throws Exception {
    int port = freePort();
    String data = folder.resolve("data").toString();

    Outcome started = run("start", "--port", "" + port, "--data", data);
    assertThat(started.code()).isZero();
    assertThat(started.line()).startsWith("kafka runs at 127.0.0.1:" + port + ", pid ");

    Outcome startedAgain = run("start", "--port", "" + port, "--data", data);
    assertThat(startedAgain.code()).isEqualTo(2);
    assertThat(startedAgain.line()).contains("data must not be in use by another broker, was ");

    Outcome elsewhere = run("start", "--port", "" + port, "--data", data + "2");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.line()).endsWith("port must be free, was " + port);

    assertThat(run("stop", "--data", data)).isEqualTo(new Outcome(0, "kafka has stopped"));

    Outcome stoppedAgain = run("stop", "--data", data);
    assertThat(stoppedAgain.code()).isEqualTo(2);
    assertThat(stoppedAgain.line()).endsWith(", none does");
  }

  @Test
  void linesGoToThePartitionsInTurn() throws Exception {
    TestBroker broker = TestBroker.shared();
    Path file = Files.writeString(folder.resolve("lines"), "a\nb\nc\nd\n\nf");
    String servers = broker.bootstrapServers();
    String[] load = {
      "load",
      file.toString(),
      "--topic",
      "loaded",
      "--bootstrap-servers",
      servers,
      "--compression",
      "snappy"
    };

    Outcome missing = run(load);
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.line()).contains("topic must exist, was loaded");

    Outcome created = run("create", "--partitions", "3", "--topic", "loaded", load[4], load[5]);
    assertThat(created).isEqualTo(new Outcome(0, "loaded created, partitions: 3"));

    assertThat(run(load)).isEqualTo(new Outcome(0, "6 records loaded into loaded"));
    assertThat(broker.storedCodec("loaded", 0)).as("snappy").isEqualTo(2);
    assertThat(values(broker, 0)).containsExactly("a", "d");
    assertThat(values(broker, 1)).containsExactly("b", "");
    assertThat(values(broker, 2)).containsExactly("c", "f");

    Outcome createdAgain =
        run("create", "--partitions", "3", "--topic", "loaded", load[4], load[5]);
    assertThat(createdAgain.code()).isEqualTo(2);
    assertThat(createdAgain.line()).endsWith("topic must not exist yet, was loaded");
  }

  @Test
  void aCodecThatKafkaDoesNotHaveIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("lines"), "a");
    Outcome outcome = run("load", file.toString(), "--topic", "any", "--compression", "LZ4");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.line())
        .endsWith("compression must be one of none, gzip, snappy, lz4, zstd, was LZ4");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Outcome outcome = run("load", folder.resolve("none").toString(), "--topic", "any");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.line()).startsWith("kafka load: FILE must be a file to read, was ");
  }

  @Test
  void withoutJarsTheLineSaysWhatToRun() {
    String home = System.getProperty(BrokerSettings.HOME, ".");
    System.setProperty(BrokerSettings.HOME, folder.toString());
    try {
      Outcome outcome = run("start");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.line())
          .isEqualTo(
              "kafka start: target/kafka/lib must hold a Kafka broker;"
                  + " run: mvn -f scripts/kafka/pom.xml");
    } finally {
      System.setProperty(BrokerSettings.HOME, home);
    }
  }

  /** What a command ended with and the line that it wrote. */
  private record Outcome(int code, String line) {}

  private static Outcome run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code = new CommandLine(new KafkaCommand()).setOut(writer).setErr(writer).execute(arguments);
    return new Outcome(code, text.toString().strip());
  }

  private static List<String> values(TestBroker broker, int partition) {
    return broker.values("loaded", partition, IsolationLevel.READ_COMMITTED);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
