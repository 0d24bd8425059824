package dev.eddy.cli.recover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a checkpoint refers to.
 *
 * @param path where it must be
 * @param size in bytes, at least
 * @param isWhole whether the checkpoint has all of the file, so that the size is exact
 */
record StoredFile(Path path, long size, boolean isWhole) {

  /** Returns what is wrong with it, empty if it is there as it was written. */
  Optional<String> fault() {
    if (!Files.isRegularFile(path)) {
      return Optional.of(path + " must exist, does not");
    }
    long found = path.toFile().length();
    if (isWhole ? found != size : found < size) {
      return Optional.of("%s must have %,d bytes, has %,d".formatted(path, size, found));
    }
    return Optional.empty();
  }
}
