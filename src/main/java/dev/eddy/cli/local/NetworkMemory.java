package dev.eddy.cli.local;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Flink's buffers as eddy's messages like them, where all channels are inside of one task manager.
 * A message of a step is some 100 KB; one that lies in a single buffer is read where it is, any
 * other is put together first, in memory that no cache knows. So buffers are large; and they are no
 * more than needed, because they are taken in turn, and no cache knows many of them.
 *
 * <p>Channels between task managers ask for several times as many, which come and go with them.
 */
final class NetworkMemory {
  private static final long TOTAL_BYTES_MAX = 384L << 20;
  private static final long BUFFER_BYTES_MIN = 32L << 10; // Flink's default.
  private static final long BUFFER_BYTES_MAX = 4L << 20;

  /** Of Flink's size, with several task managers: 128 MB. */
  private static final long BUFFERS_BETWEEN = 1L << 12;

  private NetworkMemory() {}

  /** Sets the options of each task manager of a cluster. */
  static void set(Configuration options, int taskManagerCount, int slotCount) {
    boolean isOne = taskManagerCount == 1;
    long count = isOne ? bufferCount(slotCount) : BUFFERS_BETWEEN;
    long bytes = isOne ? bufferBytes(count) : BUFFER_BYTES_MIN;
    options.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, new MemorySize(bytes));
    options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, new MemorySize(count * bytes));
    options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, new MemorySize(count * bytes));
  }

  /** Returns a power of two; so many fit. */
  private static long bufferBytes(long count) {
    long fitting = Math.min(BUFFER_BYTES_MAX, TOTAL_BYTES_MAX / count);
    return Math.max(BUFFER_BYTES_MIN, Long.highestOneBit(fitting));
  }

  /**
   * Returns how many buffers a job needs with a subtask in each slot. 44 were enough for two slots
   * and 128 for four, and a file or topic more takes four for each slot; this is half as many
   * again.
   */
  private static long bufferCount(int slotCount) {
    return slotCount * (6L * slotCount + 20) + 16;
  }
}
