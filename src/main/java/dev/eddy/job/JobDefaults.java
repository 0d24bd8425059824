package dev.eddy.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.rocksdb.CompressionType;

/** Settings of Flink that a job needs where neither the user nor the cluster says anything. */
final class JobDefaults {
  private JobDefaults() {}

  /**
   * Returns defaults for what {@code given} does not set, and what no job does without.
   *
   * @param folder of the results
   */
  static Configuration missingIn(ReadableConfig given, Path folder) {
    Configuration defaults = new Configuration();
    // Off by default, and then a failure starts from the beginning.
    set(defaults, given, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    // In the JobManager's memory by default, where they die with it.
    set(
        defaults,
        given,
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve(OutputFolder.CHECKPOINTS).toUri().toString());
    set(defaults, given, CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    // By default one slow checkpoint restarts the job.
    set(defaults, given, CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
    set(
        defaults,
        given,
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    set(defaults, given, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    set(defaults, given, StateBackendOptions.STATE_BACKEND, "rocksdb");
    // Snappy by default. What a checkpoint writes is mostly numbers, of which little can be saved,
    // and LZ4 is sooner done with them.
    set(
        defaults,
        given,
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.LZ4_COMPRESSION));
    // Every type has a serializer and every operator a uid of its own: fail if one has not.
    defaults.set(PipelineOptions.GENERIC_TYPES, false);
    defaults.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return defaults;
  }

  private static <T> void set(
      Configuration defaults, ReadableConfig given, ConfigOption<T> option, T value) {
    if (given.getOptional(option).isEmpty()) {
      defaults.set(option, value);
    }
  }
}
