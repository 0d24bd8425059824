package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.highavailability.nonha.embedded.HaLeadershipControl;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partitions are added while the job runs and fails: nothing lost, nothing twice, the same bits.
 */
class NewPartitionsITCase {
  private static final int[] TWO = {200, 50};
  private static final int[] FOUR = {200, 50, 100, 0};
  private static final int[] FIVE = {200, 50, 100, 0, 30};

  private static MiniCluster cluster;

  private JobID job;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.PORT, 0);
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .setHaServices(MiniCluster.HaServices.WITH_LEADERSHIP_CONTROL)
                .build());
    cluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void failuresAroundTheJoinLoseNothing(long seed) throws Exception {
    try (JoinFaults faults = JoinFaults.open(seed)) {
      run(faults.probe(), () -> {}, faults::end);
      assertThat(faults.failureCount()).as("failures injected").isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void anotherJobManagerTakesOverAtAnyMoment(int millisBehindTheJoin) throws Exception {
    run(
        Probe.NONE,
        () -> {
          HaLeadershipControl leadership = cluster.getHaLeadershipControl().orElseThrow();
          Eventually.passes(millisBehindTheJoin);
          leadership.revokeJobMasterLeadership(job).get();
          leadership.grantJobMasterLeadership(job).get();
        },
        () -> {});
  }

  /** Something that happens right behind the moment at which partitions are added. */
  private interface Incident {
    void strike() throws Exception;
  }

  private void run(Probe probe, Incident incident, Runnable calm) throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(2, Map.of("message.timestamp.type", "LogAppendTime"));
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    LiveRun live = LiveRun.start(cluster, folder.resolve("live"), options, probe);
    job = live.job();
    JsonNode summary;
    try (Traffic traffic = new Traffic(broker, topic)) {
      traffic.flow(1000, TWO, 0);
      broker.grow(topic, 4);
      incident.strike();
      traffic.flow(1000, FOUR, 0);
      broker.grow(topic, 5);
      traffic.flow(1000, FIVE, 0);
      long count = traffic.sentCount();
      calm.run();
      summary = live.drain(count);
      assertThat(summary.get("read").asLong()).isEqualTo(count);
    }
    Map<String, String> repeated = LiveRun.options(broker, topic, 4);
    repeated.put("input.overrides", live.overrides().toString());
    JsonNode again = LiveRun.bounded(cluster, folder.resolve("again"), repeated, Probe.NONE);
    assertThat(LiveRun.bits(again)).isEqualTo(LiveRun.bits(summary));
  }
}
