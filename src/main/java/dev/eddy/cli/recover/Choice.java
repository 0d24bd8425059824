package dev.eddy.cli.recover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which checkpoint to go on from.
 *
 * @param whole the newest one that can be trusted
 * @param skipped those that are newer and cannot
 */
record Choice(Optional<CheckpointCheck> whole, List<CheckpointCheck> skipped) {

  /**
   * Chooses.
   *
   * @param folders of checkpoints, the newest first
   */
  static Choice of(List<Path> folders) {
    List<CheckpointCheck> skipped = new ArrayList<>();
    for (Path folder : folders) {
      CheckpointCheck check = CheckpointCheck.of(folder);
      if (check.fault().isEmpty()) {
        return new Choice(Optional.of(check), skipped);
      }
      skipped.add(check);
    }
    return new Choice(Optional.empty(), skipped);
  }
}
