package dev.eddy.streaming.kafka.sink;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * How a dead letter names where its record stood.
 *
 * @param topic empty for files
 * @param fileNames names of the splits, in their order; none for a topic
 */
public record LetterOrigin(String topic, List<String> fileNames) implements Serializable {

  public LetterOrigin {
    fileNames = List.copyOf(fileNames);
  }

  /** Splits are the partitions of a topic. */
  public static LetterOrigin topic(String topic) {
    return new LetterOrigin(topic, List.of());
  }

  /** Splits are files, or ranges of them. */
  public static LetterOrigin files(List<String> names) {
    return new LetterOrigin("", names);
  }

  Header header(int split) {
    return fileNames.isEmpty()
        ? text("eddy.topic", topic)
        : text("eddy.file", fileNames.get(split));
  }

  static Header text(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
