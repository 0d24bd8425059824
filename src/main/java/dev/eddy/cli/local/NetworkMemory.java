package dev.eddy.cli.local;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Flink's buffers as eddy's messages like them, where all channels are inside of one JVM. A message
 * of a step is some 100 KB; one that lies in a single buffer is read where it is, any other is put
 * together first, in memory that no cache knows. So buffers are large; and they are no more than
 * needed, because they are taken in turn, and no cache knows many of them.
 */
final class NetworkMemory {
  private static final long TOTAL_BYTES_MAX = 384L << 20;
  private static final long BUFFER_BYTES_MIN = 32L << 10; // Flink's default.
  private static final long BUFFER_BYTES_MAX = 4L << 20;

  private NetworkMemory() {}

  /** Sets the options of each task manager of a cluster. */
  static void set(Configuration options, int taskManagerCount, int slotCount) {
    long count = bufferCount(taskManagerCount * slotCount, slotCount);
    long fitting = Math.min(BUFFER_BYTES_MAX, TOTAL_BYTES_MAX / count);
    long bytes = Math.max(BUFFER_BYTES_MIN, Long.highestOneBit(fitting));
    options.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, new MemorySize(bytes));
    options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, new MemorySize(count * bytes));
    options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, new MemorySize(count * bytes));
  }

  /**
   * Returns how many buffers a task manager needs, rather too many: an edge between all subtasks
   * takes three for each channel of a slot, and there are two; the others join all with one task.
   */
  private static long bufferCount(int parallelism, int slotCount) {
    return slotCount * (5L * parallelism + 20) + 8;
  }
}
