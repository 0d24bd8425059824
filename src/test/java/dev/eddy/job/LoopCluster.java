package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.feedback.FeedbackChannel;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A cluster for the tests of one class, which must leave nothing of the loop behind. */
final class LoopCluster implements BeforeAllCallback, AfterAllCallback {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final List<String> TASKS =
      List.of(
          "source -> decode (",
          "worker (",
          "server (",
          "tail (",
          "evaluation (",
          "prediction (",
          "result (");

  private final Configuration options;
  private final int taskManagerCount;
  private final int slotCount;
  private EmbeddedCluster cluster;

  LoopCluster(int taskManagerCount, int slotCount) {
    this(new Configuration(), taskManagerCount, slotCount);
  }

  LoopCluster(Configuration options, int taskManagerCount, int slotCount) {
    this.options = options;
    this.taskManagerCount = taskManagerCount;
    this.slotCount = slotCount;
  }

  EmbeddedCluster get() {
    return cluster;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    cluster = EmbeddedCluster.start(options, taskManagerCount, slotCount);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    cluster.close();
    // A killed task manager does not wait for its tasks.
    for (Thread thread : taskThreads()) {
      thread.join(DEADLINE.toMillis());
    }
    assertThat(taskThreads()).isEmpty();
    assertThat(FeedbackChannel.openCount()).isZero();
  }

  private static List<Thread> taskThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> TASKS.stream().anyMatch(thread.getName()::contains))
        .toList();
  }
}
