package dev.eddy.format;

import dev.eddy.format.interaction.Interactions;
import dev.eddy.learning.loss.Labels;
import dev.eddy.learning.loss.LossType;
import java.io.Serializable;

/**
 * What every format must know to make an example of a record.
 *
 * @param bits coordinates of features are 0 to 2^bits - 1
 * @param labels what a label may be
 * @param key the field that decides a record's shard
 * @param recordLengthMax bytes; a longer record is rejected
 * @param admitsUnlabeled whether a record without a label is an example to be scored; it is
 *     rejected otherwise
 * @param interactions which features are multiplied with each other
 */
public record ParserSettings(
    int bits,
    Labels labels,
    KeyField key,
    int recordLengthMax,
    boolean admitsUnlabeled,
    Interactions interactions)
    implements Serializable {
  /** The default of {@code recordLengthMax}: Kafka's default of {@code message.max.bytes}. */
  public static final int RECORD_LENGTH_MAX = 1 << 20;

  public ParserSettings {
    if (bits < 1 || bits > 28) {
      throw new IllegalArgumentException("bits must be in 1 to 28, was " + bits);
    }
    if (recordLengthMax < 1) {
      throw new IllegalArgumentException("recordLengthMax must be >= 1, was " + recordLengthMax);
    }
  }

  /** Features are used as they are. */
  public ParserSettings(
      int bits, Labels labels, KeyField key, int recordLengthMax, boolean admitsUnlabeled) {
    this(bits, labels, key, recordLengthMax, admitsUnlabeled, Interactions.none());
  }

  /** Every record must have a label. */
  public ParserSettings(int bits, LossType loss, KeyField key, int recordLengthMax) {
    this(bits, Labels.of(loss), key, recordLengthMax, false);
  }

  /** Returns these settings with other interactions. */
  public ParserSettings withInteractions(Interactions other) {
    return new ParserSettings(bits, labels, key, recordLengthMax, admitsUnlabeled, other);
  }
}
