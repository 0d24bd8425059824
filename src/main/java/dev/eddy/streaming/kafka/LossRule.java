package dev.eddy.streaming.kafka;

import dev.eddy.streaming.pacing.BrokenInputException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/** Decides where a partition goes on whose next record the broker does not have. */
final class LossRule {
  /** The option that says it. */
  private static final String KEY = "input.on-data-loss";

  private final KafkaSettings settings;

  LossRule(KafkaSettings settings) {
    this.settings = settings;
  }

  /**
   * Where a partition goes on.
   *
   * @param split with the offset to go on at
   * @param gap offsets in between, each of which was a record or a transaction's mark; 0 where the
   *     topic was made anew, for nobody knows what is missing then
   * @param account of what happened, for people
   */
  record Leap(KafkaPartitionSplit split, long gap, String account) {}

  /**
   * Asks the broker what it has.
   *
   * @param split with the offset that was to be read
   * @throws BrokenInputException if the job is to end
   */
  Leap leap(KafkaPartitionSplit split) {
    TopicPartition partition = split.getTopicPartition();
    long wanted = split.getStartingOffset();
    long oldest;
    long end;
    try (TopicAdmin admin = TopicAdmin.connect(settings)) {
      oldest = admin.beginnings(List.of(partition)).get(partition);
      end = admin.ends(List.of(partition)).get(partition);
    }
    String account =
        "partition %d of topic %s was to be read from offset %d, the broker has %d to %d: %s"
            .formatted(
                partition.partition(),
                partition.topic(),
                wanted,
                oldest,
                end,
                wanted < oldest
                    ? "retention has deleted %d offsets".formatted(oldest - wanted)
                    : "the topic was made anew or cut");
    Optional<Long> stop = split.getStoppingOffset();
    boolean isOutOfReach = stop.isPresent() && stop.get() > end;
    if (settings.onDataLoss() == DataLoss.FAIL || isOutOfReach) {
      throw new BrokenInputException(
          "records must be kept until they are trained: %s; %s was %s"
              .formatted(account, KEY, settings.onDataLoss()));
    }
    long next = settings.onDataLoss() == DataLoss.EARLIEST ? oldest : end;
    long start = stop.isPresent() ? Math.min(next, stop.get()) : next;
    return new Leap(
        new KafkaPartitionSplit(
            partition, start, stop.orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET)),
        Math.max(0, start - wanted),
        account);
  }
}
