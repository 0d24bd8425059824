package dev.eddy.streaming.seal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * The CRC-32C of everything that a checkpoint is made of, taken when it was complete: of {@code
 * _metadata}, in which small state lies, and of every file that it refers to, whatever wrote it
 * (operators, RocksDB, Flink's sinks). One byte that is another one later shows, in any of them and
 * in the seal itself; so does a burst of up to 32 bits. What changed before the seal was taken,
 * some milliseconds behind the checkpoint, does not show, and two wrong files cannot make up for
 * each other.
 *
 * <p>A file that an incremental checkpoint shares with an earlier one keeps the sum from that one's
 * seal: it is read once, and damage that has come since is never sealed.
 *
 * <p>Version 1, UTF-8: a line that says so; for each file its sum, where it starts, its length and
 * its path; the sum of all lines before.
 */
public final class Seal {
  private static final String VERSION = "eddy-seal 1";

  private final TreeMap<String, Long> sums;

  private Seal(Map<String, Long> sums) {
    this.sums = new TreeMap<>(sums);
  }

  /** Returns the seal of nothing. */
  static Seal none() {
    return new Seal(Map.of());
  }

  /**
   * Reads what makes a checkpoint and notes its sums.
   *
   * @param earlier of a checkpoint of the same job, whose files need not be read again
   */
  static Seal take(CheckpointFolder folder, Seal earlier) throws IOException {
    Seal seal = none();
    for (StoredState state : folder.states()) {
      Long known = earlier.sums.get(state.key());
      seal.sums.put(state.key(), known == null ? state.checksum() : known);
    }
    return seal;
  }

  /** Seals a savepoint, of which no job knows where it is. */
  public static void put(CheckpointFolder folder) throws IOException {
    take(folder, none()).write(folder);
  }

  /**
   * Returns the seal of a checkpoint, empty if it was never sealed.
   *
   * @throws IOException if the seal itself is damaged
   */
  public static Optional<Seal> find(CheckpointFolder folder) throws IOException {
    Path file = folder.seal();
    byte[] bytes;
    try (FSDataInputStream in = file.getFileSystem().open(file)) {
      bytes = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    // Latin 1 makes something of any bytes, and the sum is of the bytes.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int body = text.lastIndexOf('\n', text.length() - 2) + 1;
    String sum = hex(crc(bytes, body)) + "\n";
    if (!text.startsWith(VERSION + "\n") || !text.substring(body).equals(sum)) {
      throw new IOException("its seal " + file.getPath() + " is damaged");
    }
    Seal seal = none();
    new String(bytes, 0, body, StandardCharsets.UTF_8).lines().skip(1).forEach(seal::add);
    return Optional.of(seal);
  }

  /** Returns what is wrong with the metadata, which may then not even be read. */
  public Optional<String> metadataFault(CheckpointFolder folder) throws IOException {
    return fault(folder.metadataState());
  }

  /** Returns the first of the files that the metadata refers to that is not as it was sealed. */
  public Optional<String> fault(CheckpointMetadata metadata) throws IOException {
    for (StoredState state : StoredStates.of(metadata)) {
      Optional<String> fault = fault(state);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<String> fault(StoredState state) throws IOException {
    Long sealed = sums.get(state.key());
    if (sealed == null) {
      return Optional.of(
          "%s must be as it was sealed, has %,d bytes that were not"
              .formatted(state.path().getPath(), state.length()));
    }
    long found = state.checksum();
    return found == sealed
        ? Optional.empty()
        : Optional.of(
            "%s must have the checksum %s, has %s"
                .formatted(state.path().getPath(), hex(sealed), hex(found)));
  }

  void write(CheckpointFolder folder) throws IOException {
    StringBuilder lines = new StringBuilder(VERSION).append('\n');
    sums.forEach((key, sum) -> lines.append(hex(sum)).append(' ').append(key).append('\n'));
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    String end = hex(crc(body, body.length)) + "\n";
    Path file = folder.seal();
    FileSystem files = file.getFileSystem();
    files.mkdirs(file.getParent());
    // Renamed when it is whole: a kill in between leaves no half of one.
    Path open = new Path(file.getParent(), file.getName() + ".open");
    try (FSDataOutputStream out = files.create(open, WriteMode.OVERWRITE)) {
      out.write(body);
      out.write(end.getBytes(StandardCharsets.UTF_8));
    }
    files.delete(file, false);
    files.rename(open, file);
  }

  private void add(String line) {
    int space = line.indexOf(' ');
    sums.put(line.substring(space + 1), Long.parseLong(line.substring(0, space), 16));
  }

  private static long crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static String hex(long sum) {
    return "%08x".formatted(sum);
  }
}
