package dev.eddy.cli.bench.measure;

import dev.eddy.cli.kafka.KafkaTopics;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.job.options.InputOptions;
import java.util.function.ToDoubleFunction;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The yardstick of what comes from Kafka: Flink's own source reads a topic to its end as raw bytes,
 * and nobody looks at them.
 */
record DiscardJob(Configuration options, String servers, String topic) {

  /** The bytes as they are. */
  private static final class RawBytes extends AbstractDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }
  }

  static DiscardJob of(Configuration options) {
    return new DiscardJob(
        options, InputOptions.BOOTSTRAP_SERVERS.of(options), InputOptions.TOPIC.of(options));
  }

  /**
   * Runs the job to its end.
   *
   * @param cpuSeconds of all threads of the tasks of one kind, by its name
   */
  JobFacts run(ToDoubleFunction<String> cpuSeconds) throws Exception {
    StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(options);
    job.getConfig().enableObjectReuse();
    KafkaSource<byte[]> source =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(servers)
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setValueOnlyDeserializer(new RawBytes())
            .build();
    job.fromSource(source, WatermarkStrategy.noWatermarks(), "topic")
        .sinkTo(new DiscardingSink<>());
    int slots = options.get(CoreOptions.DEFAULT_PARALLELISM);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(options, 1, slots)) {
      JobID id = cluster.submit(job.getStreamGraph().getJobGraph());
      LocalRun.requireSuccess(cluster.result(id));
      return JobFacts.read(cluster.restAddress(), id, cpuSeconds);
    }
  }

  /** Returns how many records the topic has, all of which a run has read that ended well. */
  long recordCount() {
    try (KafkaTopics topics = KafkaTopics.connect(servers)) {
      return topics.recordCount(topic);
    }
  }
}
