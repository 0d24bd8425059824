package dev.eddy.cli.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Looks at the stacks of threads that run Java a hundred times a second, by the JDK's flight
 * recorder, which looks at no thread that waits, and none inside of a native call.
 */
final class Profile implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final String SAMPLE = "jdk.ExecutionSample";

  private final Recording recording = new Recording();

  /** Begins to look. */
  static Profile start() {
    Profile profile = new Profile();
    profile.recording.enable(SAMPLE).withPeriod(INTERVAL);
    profile.recording.start();
    return profile;
  }

  /**
   * Returns the shares of all that was possible in a span of time, cores times wall time, 1 in all:
   * what the process did not use is WAIT; what it used and no Java thread did is JVM; and what Java
   * threads used counts by the stacks that were seen.
   */
  Map<Work, Double> shares(ProcessWatch watch, long fromMillis, long toMillis) throws IOException {
    Map<Work, Long> stacks = stacks(fromMillis, toMillis);
    long stackCount = Math.max(1, stacks.values().stream().mapToLong(Long::longValue).sum());
    int cores = Runtime.getRuntime().availableProcessors();
    double possible = cores * Math.max(1, toMillis - fromMillis) / 1e3;
    double process = Math.min(possible, watch.cpuSeconds(fromMillis, toMillis));
    double java = Math.min(process, watch.javaCpuSeconds(fromMillis, toMillis));
    Map<Work, Double> shares = new EnumMap<>(Work.class);
    stacks.forEach((work, count) -> shares.put(work, java / possible * count / stackCount));
    shares.put(Work.JVM, (process - java) / possible);
    shares.put(Work.WAIT, (possible - process) / possible);
    return shares;
  }

  private Map<Work, Long> stacks(long fromMillis, long toMillis) throws IOException {
    Instant from = Instant.ofEpochMilli(fromMillis);
    Instant to = Instant.ofEpochMilli(toMillis);
    Map<Work, Long> stacks = new EnumMap<>(Work.class);
    Path file = Files.createTempFile("eddy-bench", ".jfr");
    try {
      recording.dump(file);
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          RecordedEvent event = events.readEvent();
          Instant at = event.getStartTime();
          boolean isStack = event.getEventType().getName().equals(SAMPLE);
          if (isStack && !at.isBefore(from) && !at.isAfter(to)) {
            stacks.merge(Work.of(classNames(event)), 1L, Long::sum);
          }
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return stacks;
  }

  private static List<String> classNames(RecordedEvent event) {
    return event.getStackTrace() == null
        ? List.of()
        : event.getStackTrace().getFrames().stream()
            .filter(RecordedFrame::isJavaFrame)
            .map(frame -> frame.getMethod().getType().getName())
            .toList();
  }

  @Override
  public void close() {
    recording.close();
  }
}
