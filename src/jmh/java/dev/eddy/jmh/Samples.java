package dev.eddy.jmh;

import dev.eddy.format.FormatType;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.RecordParser;
import dev.eddy.format.clicks.ClickStream;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** What the benchmarks run on: always the same examples, features and gradients. */
final class Samples {
  /** A step of one split, as it is by default. */
  static final int EXAMPLES = 4_096;

  /** Coordinates that a gradient of {@link #gradient} touches. */
  static final int COORDINATES = 8_192;

  /** Theta of the benchmarks that need one: 2^22 weights. */
  static final int BITS = 22;

  private static final long SEED = 1;
  private static final int FEATURES_OF_EXAMPLE = 16;

  private Samples() {}

  static ParserSettings parserSettings() {
    return new ParserSettings(
        BITS, LossType.LOGISTIC, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
  }

  static LearnerSettings learner(OptimizerType optimizer, boolean hasIntercept) {
    OptimizerSettings settings = OptimizerSettings.of(optimizer, LossType.LOGISTIC);
    return LearnerSettings.linear(BITS, hasIntercept, LossType.LOGISTIC, settings);
  }

  /** Returns generated clicks, a line each. */
  static byte[] clicks(FormatType format, int examples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ClickStream(SEED).writeTo(out, format, examples);
    return out.toByteArray();
  }

  /** Returns a step of clicks as a worker gets it: 39 features each, all values 1. */
  static Batch clickBatch() throws IOException {
    RecordParser parser = new RecordFormat.Vw(parserSettings()).newParser();
    byte[] bytes = clicks(FormatType.VW, EXAMPLES);
    ExampleBuffer example = new ExampleBuffer();
    BatchBuilder batch = new BatchBuilder();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        if (!parser.parse(bytes, from, at, example).isAccepted()) {
          throw new IllegalStateException("generated clicks must be accepted");
        }
        batch.add(example);
        from = at + 1;
      }
    }
    return batch.build();
  }

  /**
   * Returns a gradient of {@link #COORDINATES} coordinates, spread over theta without order.
   *
   * @param own how many of them no other shard's gradient touches
   */
  static ShardGradient gradient(LearnerSettings learner, int shard, int own) {
    Random random = new Random(SEED);
    ExampleBuffer example = new ExampleBuffer();
    BatchBuilder batch = new BatchBuilder();
    for (int first = 0; first < COORDINATES; first += FEATURES_OF_EXAMPLE) {
      example.clear();
      example.label(random.nextInt(2));
      for (int i = first; i < first + FEATURES_OF_EXAMPLE; i++) {
        int number = i < own ? i + (shard + 1) * COORDINATES : i;
        example.add(spread(number), random.nextGaussian());
      }
      batch.add(example);
    }
    return GradientKernel.of(learner)
        .compute(List.of(batch.build()), new Replica(learner), ScoreSink.unheard());
  }

  /** Returns another coordinate for each number: the multiplier is odd. */
  private static int spread(int number) {
    return number * 0x9E3779B1 & (1 << BITS) - 1;
  }
}
