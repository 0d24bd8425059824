package dev.eddy.cli.recover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds checkpoints on disk. */
final class StoredCheckpoints {
  private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

  private StoredCheckpoints() {}

  /**
   * Returns the folders of a job's checkpoints, the newest first, and last where it started from.
   *
   * @param own the folder of the job's own checkpoints, which may not be there
   * @param start the checkpoint or savepoint that the job started from
   */
  static List<Path> of(Path own, Optional<Path> start) throws IOException {
    List<Path> found = new ArrayList<>(in(own));
    start.filter(path -> !found.contains(path)).ifPresent(found::add);
    return found;
  }

  private static List<Path> in(Path own) throws IOException {
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(own)) {
      return folders
          .filter(folder -> NAME.matcher(folder.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(StoredCheckpoints::number).reversed())
          .toList();
    }
  }

  private static long number(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }
}
