package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopHintTest {
  @TempDir private Path folder;

  @Test
  void theNewestCompleteCheckpointIsTheOneToGoOnFrom() throws IOException {
    assertThat(StopHint.newest(folder)).isEmpty();
    Path older = checkpoint("chk-9", 1_000);
    assertThat(StopHint.newest(folder)).contains(older);
    Path newer = checkpoint("chk-10", 2_000);
    Files.createDirectories(folder.resolve("chk-11"));
    assertThat(StopHint.newest(folder)).contains(newer);
  }

  private Path checkpoint(String name, long modifiedMillis) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(modifiedMillis));
    return checkpoint;
  }
}
