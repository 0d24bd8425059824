package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 4096, 42",
    "1, 2, 4096, 80",
    "1, 4, 2048, 192",
    "1, 8, 512, 560",
    "1, 64, 32, 25872",
    "2, 1, 32, 4096",
    "4, 2, 32, 4096"
  })
  void buffersAreAsLargeAsAllOfThemLeaveRoomFor(
      int taskManagers, int slots, int bufferKiB, long count) {
    Configuration options = new Configuration();

    NetworkMemory.set(options, taskManagers, slots);

    assertThat(options.get(TaskManagerOptions.MEMORY_SEGMENT_SIZE).getKibiBytes())
        .isEqualTo(bufferKiB);
    assertThat(options.get(TaskManagerOptions.NETWORK_MEMORY_MIN).getKibiBytes())
        .isEqualTo(count * bufferKiB)
        .isEqualTo(options.get(TaskManagerOptions.NETWORK_MEMORY_MAX).getKibiBytes());
  }
}
