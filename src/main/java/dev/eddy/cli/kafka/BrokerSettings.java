package dev.eddy.cli.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a broker lives.
 *
 * @param home eddy's folder; the broker's jars are in {@code target/kafka/lib} below it
 * @param data everything that the broker writes: records, settings, log, pid
 * @param port where clients connect, on the loopback interface
 * @param controllerPort where the broker talks to itself
 */
public record BrokerSettings(Path home, Path data, int port, int controllerPort) {
  /** System property that names eddy's folder. */
  public static final String HOME = "eddy.home";

  private static final String HOST = "127.0.0.1";
  private static final int PORT_MAX = 65535;

  public BrokerSettings {
    if (port < 1 || port > PORT_MAX) {
      throw new IllegalArgumentException("port must be 1 to " + PORT_MAX + ", was " + port);
    }
    // Other processes have other working folders.
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
  }

  /** Returns settings with a free port for clients. */
  public static BrokerSettings of(Path home, Path data) throws IOException {
    try (ServerSocket clients = bind(0)) {
      return of(home, data, clients.getLocalPort());
    }
  }

  public static BrokerSettings of(Path home, Path data, int port) throws IOException {
    try (ServerSocket controller = bind(0)) {
      return new BrokerSettings(home, data, port, controller.getLocalPort());
    }
  }

  /** Returns eddy's folder: what the system property says, by default the working folder. */
  public static Path systemHome() {
    return Path.of(System.getProperty(HOME, "."));
  }

  String bootstrapServers() {
    return HOST + ":" + port;
  }

  Path log() {
    return data.resolve("broker.log");
  }

  Path properties() {
    return data.resolve("server.properties");
  }

  boolean isFormatted() {
    return Files.exists(records().resolve("meta.properties"));
  }

  private Path records() {
    return data.resolve("records");
  }

  /** Returns the folder of the broker's jars. */
  Path lib() {
    Path lib = home.resolve("target").resolve("kafka").resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new IllegalArgumentException(
          "target/kafka/lib must hold a Kafka broker; run: mvn -f scripts/kafka/pom.xml");
    }
    return lib;
  }

  void requireFreePort() {
    try (ServerSocket socket = bind(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalArgumentException("port must be free, was " + port, e);
    }
  }

  void write() throws IOException {
    Files.createDirectories(data);
    Files.writeString(properties(), text());
  }

  private String text() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%1$s:%3$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
    advertised.listeners=PLAINTEXT://%1$s:%2$d
    log.dirs=%4$s
    auto.create.topics.enable=false
    # Everybody may do everything, until a rule says otherwise.
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    allow.everyone.if.no.acl.found=true
    # After a kill the controller keeps the old broker's place for so long: 9 s by default.
    broker.session.timeout.ms=6000
    broker.heartbeat.interval.ms=1000
    # There is one broker, and few groups and transactions.
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=1
    """
        .formatted(HOST, port, controllerPort, records().toString().replace("\\", "\\\\"));
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
