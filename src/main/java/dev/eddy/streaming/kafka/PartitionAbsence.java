package dev.eddy.streaming.kafka;

import dev.eddy.streaming.silence.AbsenceOracle;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the broker for the ends of partitions: one that ends at the next offset to read has no
 * record.
 *
 * <p>Behind transaction markers and compacted records the end is never that offset. A partition
 * that stays so for some questions is looked at by a consumer of our own, which steps over them:
 * what holds no record up to the end is remembered as void. An open transaction is no void, because
 * the end asked for is that of all records, committed or not.
 */
final class PartitionAbsence implements AbsenceOracle {
  private static final int REQUEST_TIMEOUT_MILLIS = 5000;

  /** Questions in a row with the same answer before a look is worth its fetch. */
  private static final int LOOK_AFTER = 4;

  private final String topic;
  private final AdminClient client;
  private final VoidFinder finder;
  // One question at a time, so these are never used by two threads at once.
  private final Map<Integer, Gap> gaps = new HashMap<>();

  private PartitionAbsence(String topic, AdminClient client, VoidFinder finder) {
    this.topic = topic;
    this.client = client;
    this.finder = finder;
  }

  /**
   * Offsets between the next one and the end, which may hold records or not.
   *
   * @param times how often it was seen as it is
   * @param isVoid whether a consumer has found no record there
   */
  private record Gap(long next, long end, int times, boolean isVoid) {
    boolean spans(long nextOffset, long endOffset) {
      return next == nextOffset && end == endOffset;
    }
  }

  /** Opens the admin client; a consumer only when it is needed. */
  static PartitionAbsence open(String topic, Properties consumerProperties) {
    Properties properties = new Properties();
    properties.putAll(consumerProperties);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    return new PartitionAbsence(
        topic, AdminClient.create(properties), new VoidFinder(consumerProperties));
  }

  @Override
  public CompletableFuture<Set<Integer>> absent(Map<Integer, Long> nextOffsets) {
    Map<TopicPartition, OffsetSpec> wanted =
        nextOffsets.keySet().stream()
            .collect(Collectors.toMap(this::partition, split -> OffsetSpec.latest()));
    return client
        .listOffsets(wanted)
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .thenCompose(ends -> judge(nextOffsets, ends));
  }

  @Override
  public void close() {
    client.close(Duration.ZERO);
    finder.close();
  }

  private CompletableFuture<Set<Integer>> judge(
      Map<Integer, Long> nextOffsets, Map<TopicPartition, ListOffsetsResultInfo> ends) {
    Set<Integer> absent = new HashSet<>();
    CompletableFuture<Set<Integer>> answer = CompletableFuture.completedFuture(absent);
    for (Map.Entry<Integer, Long> split : nextOffsets.entrySet()) {
      long next = split.getValue();
      long end = ends.get(partition(split.getKey())).offset();
      Gap gap = note(split.getKey(), next, end);
      if (end <= next || gap.isVoid()) {
        absent.add(split.getKey());
      } else if (gap.times() >= LOOK_AFTER) {
        answer =
            answer.thenCombine(
                finder.isVoid(partition(split.getKey()), next, end),
                (found, isVoid) -> {
                  gaps.put(split.getKey(), new Gap(next, end, isVoid ? gap.times() : 0, isVoid));
                  if (isVoid) {
                    found.add(split.getKey());
                  }
                  return found;
                });
      }
    }
    return answer;
  }

  private Gap note(int split, long next, long end) {
    Gap before = gaps.get(split);
    Gap now =
        before != null && before.spans(next, end)
            ? new Gap(next, end, before.times() + 1, before.isVoid())
            : new Gap(next, end, 1, false);
    gaps.put(split, now);
    return now;
  }

  private TopicPartition partition(int split) {
    return new TopicPartition(topic, split);
  }
}
