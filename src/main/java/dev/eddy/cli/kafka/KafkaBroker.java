package dev.eddy.cli.kafka;

import dev.eddy.cli.process.BackgroundJvm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A real broker, alone in its cluster, as a process of its own. */
public final class KafkaBroker {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  private final BrokerSettings settings;
  private BackgroundJvm process;

  private KafkaBroker(BrokerSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts a broker and returns once it answers.
   *
   * @throws IllegalArgumentException when one runs on this folder, when the port is taken, or when
   *     there are no jars to start
   */
  public static KafkaBroker start(BrokerSettings settings)
      throws IOException, InterruptedException {
    settings.lib();
    Optional<BackgroundJvm> running = BrokerProcess.find(settings.data());
    if (running.isPresent()) {
      throw new IllegalArgumentException(
          "data must not be in use by another broker, was %s, pid %d"
              .formatted(settings.data(), running.get().pid()));
    }
    settings.requireFreePort();
    KafkaBroker broker = new KafkaBroker(settings);
    broker.restart();
    return broker;
  }

  /**
   * Stops the broker that runs on a folder, whoever started it.
   *
   * @return whether there was one
   */
  public static boolean stop(Path data) throws IOException, InterruptedException {
    Optional<BackgroundJvm> running = BrokerProcess.find(data);
    if (running.isPresent()) {
      running.get().stop();
    }
    return running.isPresent();
  }

  /** Returns the process of the broker that runs on a folder, whoever started it. */
  public static Optional<BackgroundJvm> find(Path data) throws IOException {
    return BrokerProcess.find(data);
  }

  public String bootstrapServers() {
    return settings.bootstrapServers();
  }

  public long pid() {
    return process.pid();
  }

  /** Starts the broker again, on the same records and at the same port. */
  public void restart() throws IOException, InterruptedException {
    settings.write();
    if (!settings.isFormatted()) {
      BrokerProcess.format(settings, Uuid.randomUuid().toString());
    }
    process = BrokerProcess.launch(settings);
    awaitAnswer();
  }

  public void stop() throws IOException, InterruptedException {
    process.stop();
  }

  /** Kills the broker as a power failure would, except that the system's buffers survive. */
  public void kill() throws IOException, InterruptedException {
    process.kill();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isListening()) {
      if (process.awaitExit(LOOK_INTERVAL)) {
        throw new IOException("the broker must stay up, but it ended; see " + settings.log());
      }
      requireInTime(deadline);
    }
    String timeout = Long.toString(START_TIMEOUT.toMillis());
    Map<String, Object> properties =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            timeout);
    try (AdminClient client = AdminClient.create(properties)) {
      client.describeCluster().nodes().get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker must answer, but did not; see " + settings.log(), e);
    }
  }

  /** A look at the port first, because a client without a broker fills the log with warnings. */
  private boolean isListening() {
    try (Socket socket = new Socket()) {
      String host = bootstrapServers().substring(0, bootstrapServers().indexOf(':'));
      socket.connect(new InetSocketAddress(host, settings.port()), (int) LOOK_INTERVAL.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void requireInTime(long deadline) throws IOException, InterruptedException {
    if (System.nanoTime() > deadline) {
      process.kill();
      throw new IOException(
          "the broker must listen within " + START_TIMEOUT + ", did not; see " + settings.log());
    }
  }
}
