package dev.eddy.job;

import dev.eddy.format.KeyField;
import dev.eddy.job.options.Choices.InputType;
import dev.eddy.job.options.Choices.PartitionBy;
import dev.eddy.job.options.ColumnList;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.streaming.decode.Partitioner;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * How examples are dealt out to shards.
 *
 * @param field what the parser takes for the key
 * @param partitioner decides the shard
 * @param shardCount shards there are
 * @param meaning options that give the shards their meaning
 */
record Keying(
    KeyField field, Partitioner partitioner, int shardCount, Map<String, String> meaning) {

  static Keying of(Configuration options, InputDoor door) {
    PartitionBy by = InputOptions.PARTITION_BY.of(options);
    String key = InputOptions.KEY.of(options);
    int shards = TrainingOptions.SHARDS.of(options);
    return switch (by) {
      case UNIFORM -> keying(options, KeyField.none(), Partitioner.uniform(shards), shards);
      case KEY -> byKey(options, door.type(), key, shards);
      case RANGE -> byRange(options, key);
      case SOURCE -> bySource(options, door.input().splitNames().size());
    };
  }

  private static Keying byKey(Configuration options, InputType type, String key, int shards) {
    if (!key.isEmpty()) {
      KeyField field = new KeyField(KeyField.Kind.HASH, key);
      return keying(options, field, Partitioner.byKey(shards), shards);
    }
    if (type == InputType.FILE) {
      throw new IllegalArgumentException(
          "input.key must name a column or field when a file is partitioned by key, was empty");
    }
    return keying(options, KeyField.none(), Partitioner.byRecordKey(shards), shards);
  }

  private static Keying byRange(Configuration options, String key) {
    double[] bounds = bounds(InputOptions.RANGE_BOUNDS.of(options));
    requireShards(options, bounds.length + 1, "one more than input.range-bounds has numbers");
    KeyField field = new KeyField(KeyField.Kind.NUMBER, key);
    return keying(options, field, Partitioner.byRange(bounds), bounds.length + 1);
  }

  private static Keying bySource(Configuration options, int splits) {
    requireShards(options, splits, "the number of splits");
    return keying(options, KeyField.none(), Partitioner.bySource(splits), splits);
  }

  private static double[] bounds(String text) {
    double[] bounds;
    try {
      bounds = ColumnList.of(text).stream().mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(InputOptions.RANGE_BOUNDS.refusal(text), e);
    }
    boolean isAscending = bounds.length > 0 && Double.isFinite(bounds[0]);
    for (int i = 1; i < bounds.length; i++) {
      isAscending &= Double.isFinite(bounds[i]) && bounds[i - 1] < bounds[i];
    }
    if (!isAscending) {
      throw new IllegalArgumentException(InputOptions.RANGE_BOUNDS.refusal(text));
    }
    return bounds;
  }

  /** Refuses a number of shards that was set to something else than what follows by itself. */
  private static void requireShards(Configuration options, int shards, String why) {
    int set = TrainingOptions.SHARDS.find(options).orElse(shards);
    if (set != shards || shards > TrainingOptions.SHARDS_MAX) {
      throw new IllegalArgumentException(
          "training.shards must be %d, %s, and at most %d, was %d"
              .formatted(shards, why, TrainingOptions.SHARDS_MAX, set));
    }
  }

  private static Keying keying(
      Configuration options, KeyField field, Partitioner partitioner, int shards) {
    Map<String, String> meaning =
        Map.of(
            TrainingOptions.SHARDS.key(),
            Integer.toString(shards),
            InputOptions.PARTITION_BY.key(),
            InputOptions.PARTITION_BY.of(options).name().toLowerCase(Locale.ROOT),
            InputOptions.KEY.key(),
            InputOptions.KEY.of(options),
            InputOptions.RANGE_BOUNDS.key(),
            InputOptions.RANGE_BOUNDS.of(options));
    return new Keying(field, partitioner, shards, meaning);
  }
}
