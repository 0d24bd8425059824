package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.files.FileInput;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on files gives, bit for bit, what it gives on the same lines in memory. */
class FileLoopITCase {
  private static final int RECORD_LENGTH_MAX = 1000;

  private static EmbeddedCluster cluster;

  @TempDir Path folder;
  private final List<String> lines = Training.of(1, 20_000).lines().get(0);
  private Path plain;

  @BeforeAll
  static void start() throws Exception {
    cluster = EmbeddedCluster.start(new Configuration(), 1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void writeTheLines() throws Exception {
    plain = Files.writeString(folder.resolve("lines.txt"), String.join("\n", lines) + "\n");
  }

  @Test
  void aCompressedFileIsOneSplit() throws Exception {
    Path zipped = folder.resolve("lines.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(plain, out);
    }
    assertSameAsInMemory(Training.of(1, 1).withLines(List.of(lines)), zipped, 1);
  }

  @Test
  void threeByteRangesAreThreeSplits() throws Exception {
    assertSameAsInMemory(Training.of(1, 1).withLines(threeRanges()), plain, 3);
  }

  @Test
  void failuresOnTheWayChangeNothing() throws Exception {
    Training training = Training.of(1, 1).withLines(threeRanges());
    FailingNowAndThen.LEFT.set(3);
    assertSameAsInMemory(training, training.withProbe(new FailingNowAndThen()), plain, 3);
    assertThat(FailingNowAndThen.LEFT).hasValue(0);
  }

  private void assertSameAsInMemory(Training training, Path file, int rangeCount) throws Exception {
    assertSameAsInMemory(training, training, file, rangeCount);
  }

  private void assertSameAsInMemory(Training calm, Training disturbed, Path file, int rangeCount)
      throws Exception {
    JsonNode expected = calm.run(cluster, folder.resolve("memory"));
    FileInput input = FileInput.of(file.toString(), rangeCount, RECORD_LENGTH_MAX);
    JsonNode actual =
        disturbed.withInput(input.trainingInput()).run(cluster, folder.resolve("file"));
    assertThat(actual.get("read").asInt()).isEqualTo(lines.size());
    for (String name : List.of("rejected", "theta_sha256", "gradient_digest", "metrics")) {
      assertThat(actual.get(name)).as(name).isEqualTo(expected.get(name));
    }
  }

  /** Returns the lines by the third of the file that their first byte lies in. */
  private List<List<String>> threeRanges() throws Exception {
    long length = Files.size(plain);
    long position = 0;
    int first = 0;
    int second = 0;
    for (String line : lines) {
      first += position < length / 3 ? 1 : 0;
      second += position < length * 2 / 3 ? 1 : 0;
      position += line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return List.of(
        lines.subList(0, first), lines.subList(first, second), lines.subList(second, lines.size()));
  }

  /**
   * Fails a poll after three snapshots: of two readers they are of two checkpoints, and the first
   * one must have been complete before the second began; so its positions are used. A job too quick
   * for that fails at its end.
   */
  private static final class FailingNowAndThen implements Probe {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger LEFT = new AtomicInteger();
    private static final AtomicInteger SNAPSHOTS = new AtomicInteger();

    @Override
    public void at(Moment moment) {
      if (moment == Moment.SOURCE_SNAPSHOT) {
        SNAPSHOTS.incrementAndGet();
      }
      boolean isDue =
          moment == Moment.SOURCE_END || (moment == Moment.SOURCE_POLL && SNAPSHOTS.get() > 2);
      if (isDue && LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        SNAPSHOTS.set(0);
        throw new IllegalStateException("a failure for the test");
      }
    }
  }
}
