package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.Test;
import org.rocksdb.CompressionType;

class JobDefaultsTest {
  private static final Path FOLDER = Path.of("/shared/run");

  @Test
  void aJobOfWhichNothingIsSaidCanBeRecovered() {
    Configuration defaults = JobDefaults.missingIn(new Configuration(), FOLDER);
    assertThat(defaults.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///shared/run/checkpoints");
    assertThat(defaults.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)).isEqualTo(3);
    assertThat(defaults.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isEqualTo(3);
    assertThat(defaults.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(defaults.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(defaults.get(RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL))
        .containsExactly(CompressionType.LZ4_COMPRESSION);
  }

  @Test
  void whatTheUserOrTheClusterSaysStays() {
    Configuration given = new Configuration();
    given.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    given.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "s3://bucket/checkpoints");
    given.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    given.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.ZSTD_COMPRESSION));
    Configuration defaults = JobDefaults.missingIn(given, FOLDER);
    assertThat(defaults.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isFalse();
    assertThat(defaults.contains(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isFalse();
    assertThat(defaults.contains(StateBackendOptions.STATE_BACKEND)).isFalse();
    assertThat(defaults.contains(RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL)).isFalse();
  }
}
