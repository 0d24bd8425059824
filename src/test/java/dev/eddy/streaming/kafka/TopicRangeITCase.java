package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.streaming.kafka.TestBroker.Entry;
import dev.eddy.streaming.kafka.TestBroker.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What start and end come to on a real broker: two partitions have 100 records, a second from one
 * to the next, the third has none.
 */
class TopicRangeITCase {

  private static TestBroker broker;

  /** An hour ago: retention deletes what is a week old. */
  private static long begin;

  private static String topic;

  @BeforeAll
  static void fill() throws Exception {
    broker = TestBroker.shared();
    begin = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
    topic = broker.createTopic(3);
    for (int partition = 0; partition < 2; partition++) {
      broker.write(topic, partition, entries(100), new Sending("lz4", i -> begin + 1000L * i));
    }
  }

  @Test
  void anEndBecomesOffsets() {
    assertThat(ends("earliest", "latest")).containsExactly(100L, 100L, 0L);
    assertThat(ends("earliest", time(10))).containsExactly(10L, 10L, 0L);
    assertThat(ends("earliest", "offsets:0=7,2=0")).containsExactly(7L, 100L, 0L);
    assertThat(range(topic, "earliest", "never").ends()).isEmpty();
  }

  @Test
  void aStartByOffsetsLeavesTheOtherPartitionsWhole() {
    assertThat(starts("offsets:0=7", "never")).containsExactly(7L, 0L, 0L);
    assertThat(starts("offsets:0=100,1=99", "never")).containsExactly(100L, 99L, 0L);
  }

  @Test
  void aTimeIsTheEndOfOneRangeAndTheStartOfTheNext() {
    String time = Long.toString(begin + 42_500);
    assertThat(ends("earliest", time)).containsExactly(43L, 43L, 0L);
    assertThat(starts(time, "latest")).isEqualTo(ends("earliest", time));
  }

  @Test
  void aPartitionThatStartsBehindItsEndIsEmpty() {
    assertThat(ends("latest", time(10))).containsExactly(100L, 100L, 0L);
    assertThat(ends(time(50), "offsets:0=7")).containsExactly(50L, 100L, 0L);
  }

  @Test
  void aRangeThatIsWrittenBackwardsIsRefused() {
    assertRefused(
        time(2),
        time(1),
        "input.end must not be before input.start, %s, was %s"
            .formatted(StartPoint.parse(time(2)), EndPoint.parse(time(1))));
    assertRefused(
        "offsets:0=7,1=8",
        "offsets:1=6",
        "input.end of partition 1 must be at least its input.start, 8, was 6");
  }

  @Test
  void aTimeThatHasNotPassedIsNoEndUntilEachPartitionIsThere() throws Exception {
    assertRefused(
        "earliest",
        "2999-01-01T00:00:00Z",
        "input.end must be a time that has passed or that each partition has reached, was"
            + " 2999-01-01T00:00:00Z");

    String ahead = broker.createTopic(1);
    long future = System.currentTimeMillis() + 3_000_000;
    broker.write(ahead, 0, entries(2), new Sending("none", i -> future + i));
    TopicRange reached = range(ahead, "earliest", Long.toString(future + 1));
    assertThat(reached.ends().orElseThrow().values()).containsExactly(1L);
  }

  @Test
  void anOffsetThatTheTopicDoesNotHaveIsRefused() throws Exception {
    String has = "must be from 0 to 100, what " + topic + " has, was 101";
    assertRefused("offsets:1=101", "never", "input.start of partition 1 " + has);
    assertRefused("earliest", "offsets:0=100,1=101", "input.end of partition 1 " + has);
    assertRefused(
        "offsets:3=0",
        "never",
        "input.start must name partitions of the topic, which has 3, from 0, was 3");

    String shortLived = broker.createTopic(1);
    broker.write(shortLived, 0, entries(5));
    broker.deleteRecords(shortLived, 1);
    broker.write(shortLived, 0, entries(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> range(shortLived, "offsets:0=4", "never"))
        .withMessage(
            "input.start of partition 0 must be from 5 to 10, what " + shortLived + " has, was 4");
  }

  private static void assertRefused(String start, String end, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> range(topic, start, end))
        .withMessage(message);
  }

  private static List<Long> starts(String start, String end) {
    return offsets(range(topic, start, end).starts());
  }

  private static List<Long> ends(String start, String end) {
    return offsets(range(topic, start, end).ends().orElseThrow());
  }

  private static List<Long> offsets(Map<TopicPartition, Long> offsets) {
    return IntStream.range(0, 3)
        .mapToObj(partition -> offsets.get(new TopicPartition(topic, partition)))
        .toList();
  }

  private static TopicRange range(String name, String start, String end) {
    KafkaSettings settings =
        new KafkaSettings(
            broker.bootstrapServers(),
            name,
            StartPoint.parse(start),
            EndPoint.parse(end),
            Map.of());
    try (TopicAdmin admin = TopicAdmin.connect(settings)) {
      return TopicRange.of(settings, admin, admin.partitions());
    }
  }

  private static String time(int second) {
    return Long.toString(begin + 1000L * second);
  }

  private static List<Entry> entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Entry(null, Clicks.bytes("r" + i))).toList();
  }
}
