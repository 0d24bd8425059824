package dev.eddy.cli.recover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which checkpoint to go on from.
 *
 * @param whole the newest one that can be trusted; where none is sealed, the newest in which
 *     nothing wrong was found
 * @param skipped those that are not taken although they are newer, or sealed
 */
record Choice(Optional<CheckpointCheck> whole, List<CheckpointCheck> skipped) {

  /**
   * Chooses.
   *
   * @param folders of checkpoints, the newest first
   */
  static Choice of(List<Path> folders) {
    List<CheckpointCheck> others = new ArrayList<>();
    for (Path folder : folders) {
      CheckpointCheck check = CheckpointCheck.of(folder);
      if (check.objection().isEmpty()) {
        return new Choice(Optional.of(check), others);
      }
      others.add(check);
    }
    Optional<CheckpointCheck> unsealed =
        others.stream().filter(check -> check.fault().isEmpty()).findFirst();
    unsealed.ifPresent(others::remove);
    others.removeIf(check -> check.fault().isEmpty());
    return new Choice(unsealed, others);
  }
}
