package dev.eddy.cli.bench.measure;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.eddy.cli.bench.measure.Measurement.MemoryUse;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Writes down what this process has used, ten times a second and at each garbage collection, so
 * that any span of time can be asked for afterwards: when a job really started is known only then.
 */
final class ProcessWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 100;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final Map<Long, Long> threadNanos = new HashMap<>();
  private final Map<Long, String> threadNames = new HashMap<>();
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final List<Sample> samples = new ArrayList<>();
  private final List<Collection> collections = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread = new Thread(this::sampleUntilEnd, "eddy-bench-watch");

  private record Sample(
      long millis,
      double cpuSeconds,
      double javaCpuSeconds,
      double collectionSeconds,
      long heapBytes) {}

  private record Collection(long millis, long heapBytesAfter) {}

  /** Begins to write down. */
  static ProcessWatch start() {
    ProcessWatch watch = new ProcessWatch();
    for (GarbageCollectorMXBean collector : watch.collectors) {
      ((NotificationEmitter) collector)
          .addNotificationListener((notice, unused) -> watch.noteCollection(notice), null, null);
    }
    watch.sample();
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Returns the CPU seconds of all threads in a span of time. */
  double cpuSeconds(long fromMillis, long toMillis) {
    return at(toMillis).cpuSeconds() - at(fromMillis).cpuSeconds();
  }

  /** Returns the CPU seconds of those threads that run Java in a span of time. */
  double javaCpuSeconds(long fromMillis, long toMillis) {
    return at(toMillis).javaCpuSeconds() - at(fromMillis).javaCpuSeconds();
  }

  /**
   * Returns the CPU seconds of the threads of the tasks of one kind up to now, or to when they were
   * last seen.
   */
  synchronized double taskCpuSeconds(String task) {
    // Flink names a task's thread after it, with the number of the subtask.
    String prefix = task + " (";
    return threadNanos.entrySet().stream()
            .filter(entry -> threadNames.get(entry.getKey()).startsWith(prefix))
            .mapToLong(Map.Entry::getValue)
            .sum()
        / 1e9;
  }

  /** Returns heap and garbage in a span of time. */
  synchronized MemoryUse memory(long fromMillis, long toMillis) {
    long quarter = (toMillis - fromMillis) / 4;
    double collected = at(toMillis).collectionSeconds() - at(fromMillis).collectionSeconds();
    return new MemoryUse(
        medianAfter(fromMillis, fromMillis + quarter),
        medianAfter(toMillis - quarter, toMillis),
        samples.stream()
            .filter(sample -> sample.millis() >= fromMillis && sample.millis() <= toMillis)
            .mapToLong(Sample::heapBytes)
            .max()
            .orElse(0),
        collected * 1e3 / Math.max(1, toMillis - fromMillis));
  }

  @Override
  public void close() {
    end.countDown();
  }

  /** Takes a sample now, as at the end of what is measured. */
  synchronized void sample() {
    long collectionMillis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      collectionMillis += collector.getCollectionTime();
    }
    samples.add(
        new Sample(
            System.currentTimeMillis(),
            system.getProcessCpuTime() / 1e9,
            javaCpuNanos() / 1e9,
            collectionMillis / 1e3,
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
  }

  /** A thread that has ended counts with what it had used when it was last seen. */
  private long javaCpuNanos() {
    long[] ids = threads.getAllThreadIds();
    long[] nanos = threads.getThreadCpuTime(ids);
    for (int i = 0; i < ids.length; i++) {
      if (nanos[i] > 0) {
        threadNanos.put(ids[i], nanos[i]);
        threadNames.computeIfAbsent(ids[i], this::name);
      }
    }
    return threadNanos.values().stream().mapToLong(Long::longValue).sum();
  }

  private String name(long id) {
    ThreadInfo info = threads.getThreadInfo(id);
    // None once the thread has ended.
    return info == null ? "" : info.getThreadName();
  }

  private void sampleUntilEnd() {
    try {
      while (!end.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        sample();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void noteCollection(Notification notice) {
    if (!notice
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    Map<String, MemoryUsage> after =
        GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData())
            .getGcInfo()
            .getMemoryUsageAfterGc();
    long bytes = 0;
    for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
      bytes += heapPools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
    }
    synchronized (this) {
      collections.add(new Collection(System.currentTimeMillis(), bytes));
    }
  }

  /** Returns the sample nearest to a time. */
  private synchronized Sample at(long millis) {
    Sample nearest = samples.get(0);
    for (Sample sample : samples) {
      if (Math.abs(sample.millis() - millis) <= Math.abs(nearest.millis() - millis)) {
        nearest = sample;
      }
    }
    return nearest;
  }

  private long medianAfter(long fromMillis, long toMillis) {
    long[] bytes =
        collections.stream()
            .filter(done -> done.millis() >= fromMillis && done.millis() <= toMillis)
            .mapToLong(Collection::heapBytesAfter)
            .sorted()
            .toArray();
    return bytes.length == 0 ? 0 : bytes[bytes.length / 2];
  }
}
