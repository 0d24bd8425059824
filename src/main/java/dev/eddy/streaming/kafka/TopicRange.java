package dev.eddy.streaming.kafka;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What a job reads of a topic, in offsets: from that moment on the input is the same however often
 * the job fails.
 *
 * @param starts the first record of each partition
 * @param ends of each partition the record behind the last one, at least its start; empty for a
 *     topic that is read for ever
 */
record TopicRange(Map<TopicPartition, Long> starts, Optional<Map<TopicPartition, Long>> ends) {

  /**
   * Asks the broker.
   *
   * @throws IllegalArgumentException naming the option if an offset is not one that the topic has,
   *     an end is before its start, or it is a time of which nobody knows yet what is before it
   */
  static TopicRange of(KafkaSettings settings, TopicAdmin admin, List<TopicPartition> partitions) {
    return new Finder(settings, admin, partitions).range();
  }

  /** The questions, with what they have in common. */
  private static final class Finder {
    private final StartPoint start;
    private final EndPoint end;
    private final TopicAdmin admin;
    private final List<TopicPartition> partitions;

    Finder(KafkaSettings settings, TopicAdmin admin, List<TopicPartition> partitions) {
      this.start = settings.start();
      this.end = settings.end();
      this.admin = admin;
      this.partitions = partitions;
    }

    TopicRange range() {
      Map<TopicPartition, Long> starts = starts();
      return new TopicRange(starts, end.isBounded() ? Optional.of(ends(starts)) : Optional.empty());
    }

    private Map<TopicPartition, Long> starts() {
      return switch (start.type()) {
        case EARLIEST -> admin.beginnings(partitions);
        case LATEST -> admin.ends(partitions);
        case COMMITTED -> admin.committed(partitions);
        case TIMESTAMP -> {
          // The ends first: a record that is written in between is not missed.
          Map<TopicPartition, Long> starts = new HashMap<>(admin.ends(partitions));
          starts.putAll(admin.notOlder(partitions, start.epochMillis()));
          yield starts;
        }
        case OFFSETS ->
            named(StartPoint.KEY, start.offsets(), new HashMap<>(admin.beginnings(partitions)));
      };
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, Long> starts) {
      Map<TopicPartition, Long> ends =
          switch (end.type()) {
            case NEVER -> throw new IllegalStateException("no end must be asked for, was never");
            case LATEST -> new HashMap<>(admin.ends(partitions));
            case TIMESTAMP -> before(end.epochMillis());
            case OFFSETS ->
                named(EndPoint.KEY, end.offsets(), new HashMap<>(admin.ends(partitions)));
          };
      end.offsets().keySet().stream()
          .filter(start.offsets()::containsKey)
          .forEach(partition -> requireOrder(partition, starts));
      // What a group has committed, say, may be behind the end: then there is nothing to read.
      starts.forEach((partition, offset) -> ends.merge(partition, offset, Math::max));
      return ends;
    }

    private Map<TopicPartition, Long> before(long epochMillis) {
      Map<TopicPartition, Long> ends = new HashMap<>(admin.ends(partitions));
      Map<TopicPartition, Long> found = admin.notOlder(partitions, epochMillis);
      if (found.size() < partitions.size() && epochMillis > Clock.systemUTC().millis()) {
        throw new IllegalArgumentException(
            "%s must be a time that has passed or that each partition has reached, was %s"
                .formatted(EndPoint.KEY, end));
      }
      ends.putAll(found);
      return ends;
    }

    /** Puts the offsets that an option names in the place of the others. */
    private Map<TopicPartition, Long> named(
        String key, Map<Integer, Long> offsets, Map<TopicPartition, Long> others) {
      Map<TopicPartition, Long> beginnings = admin.beginnings(partitions);
      Map<TopicPartition, Long> ends = admin.ends(partitions);
      offsets.forEach(
          (number, offset) -> {
            TopicPartition partition = partition(key, number);
            long least = beginnings.get(partition);
            long most = ends.get(partition);
            if (offset < least || offset > most) {
              throw new IllegalArgumentException(
                  "%s of partition %d must be from %d to %d, what %s has, was %d"
                      .formatted(key, number, least, most, partition.topic(), offset));
            }
            others.put(partition, offset);
          });
      return others;
    }

    private TopicPartition partition(String key, int number) {
      return partitions.stream()
          .filter(partition -> partition.partition() == number)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "%s must name partitions of the topic, which has %d, from 0, was %d"
                          .formatted(key, partitions.size(), number)));
    }

    private void requireOrder(int number, Map<TopicPartition, Long> starts) {
      long from = starts.get(partition(EndPoint.KEY, number));
      long to = end.offsets().get(number);
      if (to < from) {
        throw new IllegalArgumentException(
            "%s of partition %d must be at least its %s, %d, was %d"
                .formatted(EndPoint.KEY, number, StartPoint.KEY, from, to));
      }
    }
  }
}
