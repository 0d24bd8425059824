package dev.eddy.streaming.seal;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the checkpoints of a job, on a thread of its own: each new file is read once more. A
 * checkpoint that cannot be sealed stays without a seal; the job does not suffer.
 */
final class Sealer implements CheckpointWitness {
  private static final Logger LOGGER = LoggerFactory.getLogger(Sealer.class);

  /** How long the end of a job waits for its last seal. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private static final String PREFIX = "chk-";

  private final Path job;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "eddy-sealer");
            thread.setDaemon(true);
            return thread;
          });
  // Of the thread alone.
  private Optional<Seal> last = Optional.empty();

  /**
   * @param job folder of its checkpoints
   */
  Sealer(Path job) {
    this.job = job;
  }

  @Override
  public void completed(long checkpointId) {
    executor.execute(() -> seal(PREFIX + checkpointId));
  }

  private void seal(String name) {
    CheckpointFolder folder = new CheckpointFolder(new Path(job, name));
    try {
      if (folder.hasMetadata()) {
        Seal seal = Seal.take(folder, last.isPresent() ? last.get() : newestOnDisk());
        seal.write(folder);
        last = Optional.of(seal);
        removeStale();
      }
    } catch (IOException e) {
      // Newer ones may have taken its place meanwhile.
      LOGGER.info("{} has no seal: {}", folder.path(), e.toString());
    }
  }

  /** Returns what an earlier attempt of the JobManager sealed. */
  private Seal newestOnDisk() throws IOException {
    Optional<String> newest =
        Arrays.stream(seals())
            .map(file -> file.getPath().getName())
            .filter(name -> name.matches(PREFIX + "\\d+"))
            .max(Comparator.comparingLong(name -> Long.parseLong(name.substring(PREFIX.length()))));
    return newest.isPresent()
        ? Seal.find(new CheckpointFolder(new Path(job, newest.get()))).orElse(Seal.none())
        : Seal.none();
  }

  private void removeStale() throws IOException {
    FileSystem files = job.getFileSystem();
    for (FileStatus seal : seals()) {
      if (!files.exists(new Path(job, seal.getPath().getName()))) {
        files.delete(seal.getPath(), false);
      }
    }
  }

  private FileStatus[] seals() throws IOException {
    Path folder = new Path(job, CheckpointFolder.SEALS);
    FileSystem files = folder.getFileSystem();
    return files.exists(folder) ? files.listStatus(folder) : new FileStatus[0];
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
