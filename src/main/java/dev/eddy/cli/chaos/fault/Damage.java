package dev.eddy.cli.chaos.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways to damage the newest checkpoint. */
enum Damage {
  /** What ZooKeeper's node points to is cut in half; the checkpoint itself is whole. */
  POINTER,
  /** A file of state that no other checkpoint has is cut in half. */
  STATE_FILE,
  METADATA_CUT,
  METADATA_GONE;

  private static final String METADATA = "_metadata";
  private static final String PREFIX = "chk-";
  private static final String POINTER_PREFIX = "completedCheckpoint";

  /**
   * Does it.
   *
   * @param checkpoint the newest one that is complete
   * @param highAvailability the folder of what JobManagers keep for each other
   * @return what was done to which file
   */
  String strike(Path checkpoint, Path highAvailability) throws IOException {
    return switch (this) {
      case POINTER -> {
        List<Path> pointers = pointers(highAvailability);
        for (Path pointer : pointers) {
          cut(pointer);
        }
        yield "pointers to checkpoints cut: %d".formatted(pointers.size());
      }
      case STATE_FILE -> {
        Optional<Path> file = ownFile(checkpoint);
        cut(file.orElse(checkpoint.resolve(METADATA)));
        yield (file.isPresent() ? "a state file" : METADATA) + " cut in " + name(checkpoint);
      }
      case METADATA_CUT -> {
        cut(checkpoint.resolve(METADATA));
        yield METADATA + " cut in " + name(checkpoint);
      }
      case METADATA_GONE -> {
        Files.delete(checkpoint.resolve(METADATA));
        yield METADATA + " gone from " + name(checkpoint);
      }
    };
  }

  /** Returns the complete checkpoints of a job's folder, the newest first. */
  static List<Path> complete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).startsWith(PREFIX) && Files.exists(file.resolve(METADATA)))
          .sorted(Comparator.comparingLong(Damage::number).reversed())
          .toList();
    }
  }

  private static List<Path> pointers(Path highAvailability) throws IOException {
    try (Stream<Path> files = Files.walk(highAvailability)) {
      return files.filter(file -> name(file).startsWith(POINTER_PREFIX)).toList();
    }
  }

  private static Optional<Path> ownFile(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files
          .filter(file -> !name(file).equals(METADATA))
          .max(Comparator.comparingLong(file -> file.toFile().length()));
    }
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(name(checkpoint).substring(PREFIX.length()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
