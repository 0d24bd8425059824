package dev.eddy.cli.chaos.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches a job's evaluation.jsonl for how far it has come, and remembers when it got there. */
public final class TrainedWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final int TAIL_BYTES = 1 << 16;
  private static final Pattern READ = Pattern.compile("\"read\":(\\d+)[^\n]*}\n");

  private final Path file;

  /** When the job had come so far for the first time. Each moment has one entry: it is small. */
  private final ConcurrentSkipListMap<Long, Instant> firsts = new ConcurrentSkipListMap<>();

  private final Thread thread = new Thread(this::watch, "chaos-watch");
  private volatile boolean isClosed;

  private TrainedWatch(Path file) {
    this.file = file;
  }

  public static TrainedWatch start(Path file) {
    TrainedWatch watch = new TrainedWatch(file);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Returns when the job was first seen to have read more than so many records. */
  public Optional<Instant> firstAbove(long count) {
    return Optional.ofNullable(firsts.higherEntry(count)).map(Map.Entry::getValue);
  }

  /** Returns the highest count of records that were read, in steps that are through. */
  public long highest() {
    return firsts.isEmpty() ? 0 : firsts.lastKey();
  }

  private void watch() {
    while (!isClosed) {
      try {
        look();
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      long length = lines.length();
      byte[] tail = new byte[(int) Math.min(length, TAIL_BYTES)];
      lines.seek(length - tail.length);
      int got = lines.read(tail);
      lastRead(new String(tail, 0, Math.max(0, got), StandardCharsets.UTF_8))
          .filter(read -> read > highest())
          .ifPresent(read -> firsts.put(read, Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the last line that is complete says. */
  static Optional<Long> lastRead(String tail) {
    Matcher matcher = READ.matcher(tail);
    Optional<Long> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(Long.parseLong(matcher.group(1)));
    }
    return last;
  }

  @Override
  public void close() {
    isClosed = true;
    thread.interrupt();
  }
}
