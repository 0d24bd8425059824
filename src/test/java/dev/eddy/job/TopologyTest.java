package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class TopologyTest {
  private static final TrainingPlan PLAN = Training.of(1, 1).plan(Path.of("target", "unused"));

  @Test
  void sourceWorkerAndTailShareASlot() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    Topology.build(environment, PLAN);
    JobGraph job = environment.getStreamGraph().getJobGraph();
    List<JobVertex> inLoop =
        StreamSupport.stream(job.getVertices().spliterator(), false)
            .filter(vertex -> vertex.getCoLocationGroup() != null)
            .toList();
    assertThat(inLoop)
        .extracting(JobVertex::getName)
        .containsExactlyInAnyOrder("Source: source -> decode", "worker", "tail");
    assertThat(inLoop)
        .extracting(JobVertex::getCoLocationGroup)
        .containsOnly(inLoop.get(0).getCoLocationGroup());
  }

  @Test
  void unalignedCheckpointsAreRefused() {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    assertThatThrownBy(() -> Topology.build(environment, PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("execution.checkpointing.unaligned.enabled must be false: ")
        .hasMessageEndingWith(", was true");
  }

  @Test
  void lessThanExactlyOnceIsRefused() {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    assertThatThrownBy(() -> Topology.build(environment, PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("execution.checkpointing.mode must be EXACTLY_ONCE: ")
        .hasMessageEndingWith(", was AT_LEAST_ONCE");
  }
}
