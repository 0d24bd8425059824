package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.report.OriginDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * State finds its operator by uid: one that is renamed leaves its state behind, and then a job does
 * not start from an older savepoint. A line is added to the list with an operator, never changed.
 */
class OperatorUidsTest {
  private static final Path LIST = Path.of("src/test/resources/golden/operator-uids.txt");
  private static final TrainingPlan PLAIN = Training.of(1, 1).plan(Path.of("target", "unused"));

  @Test
  void uidsAreThoseOfEveryEarlierSavepoint() throws IOException {
    List<String> found = new ArrayList<>();
    found.add("# a job that writes files");
    found.addAll(uids(PLAIN));
    found.add("# a job with every output");
    found.addAll(uids(withEveryOutput()));
    assertThat(found).isEqualTo(Files.readAllLines(LIST));
  }

  private static List<String> uids(TrainingPlan plan) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    Topology.build(environment, plan);
    return environment.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .map(uid -> Optional.ofNullable(uid).orElse("an operator without a uid"))
        .sorted()
        .toList();
  }

  private static TrainingPlan withEveryOutput() {
    PredictionOutput predictions =
        new PredictionOutput(
            OriginDetail.KEYS_AND_HEADERS,
            Optional.of("target/unused/predictions.jsonl"),
            Optional.of(topic("predictions")));
    return new TrainingPlan(
        PLAIN.input(),
        PLAIN.parsers(),
        PLAIN.partitioner(),
        PLAIN.segments(),
        PLAIN.pace(),
        PLAIN.loop(),
        PLAIN.evaluation(),
        PLAIN.result(),
        Optional.of(topic("evaluation")),
        Optional.of(topic("rejected")),
        predictions,
        true,
        true);
  }

  /** Nobody asks its broker for anything before the job runs. */
  private static <T> Sink<T> topic(String name) {
    return KafkaSink.<T>builder()
        .setBootstrapServers("localhost:1")
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(name)
        .setRecordSerializer(new Nothing<>())
        .build();
  }

  /** Makes no record of anything: nothing is written. */
  private static final class Nothing<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext sink, Long time) {
      throw new UnsupportedOperationException("no test writes to " + sink);
    }
  }
}
