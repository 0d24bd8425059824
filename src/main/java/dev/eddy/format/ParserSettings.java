package dev.eddy.format;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.model.LearnerSettings;
import java.io.Serializable;

/**
 * What every format must know to make an example of a record.
 *
 * @param bits coordinates of features are 0 to 2^bits - 1
 * @param hasIntercept whether every example ends with the feature 2^bits of value 1
 * @param labels what a label may be
 * @param key the field that decides a record's shard
 * @param recordLengthMax bytes; a longer record is rejected
 */
public record ParserSettings(
    int bits, boolean hasIntercept, LabelKind labels, KeyField key, int recordLengthMax)
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

  /** Returns the settings that suit a learner. */
  public static ParserSettings of(LearnerSettings learner, KeyField key, int recordLengthMax) {
    LabelKind labels = learner.loss() == LossType.LOGISTIC ? LabelKind.CLASSES : LabelKind.NUMBERS;
    return new ParserSettings(learner.bits(), learner.hasIntercept(), labels, key, recordLengthMax);
  }

  /** Returns the coordinate of the intercept: the one after all that features can have. */
  public int intercept() {
    return 1 << bits;
  }
}
