package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
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

  /** Flink deletes checkpoints while somebody looks. */
  @Test
  void aCheckpointThatGoesMeanwhileIsNone() throws Exception {
    Path kept = checkpoint("chk-1", 1_000);
    CompletableFuture<Void> flink = CompletableFuture.runAsync(this::comeAndGo);
    while (!flink.isDone()) {
      assertThat(StopHint.newest(folder)).isPresent();
    }
    flink.get();
    assertThat(StopHint.newest(folder)).contains(kept);
  }

  private void comeAndGo() {
    try {
      for (int number = 2; number < 1_000; number++) {
        Path checkpoint = checkpoint("chk-" + number, 2_000);
        Files.delete(checkpoint.resolve("_metadata"));
        Files.delete(checkpoint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path checkpoint(String name, long modifiedMillis) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(modifiedMillis));
    return checkpoint;
  }
}
