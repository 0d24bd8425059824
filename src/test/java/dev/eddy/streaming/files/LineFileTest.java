package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("made/by/the/writer/evaluation.jsonl");
  }

  @Test
  void eachLineIsInTheFileAtOnce() throws Exception {
    try (var writer = fresh()) {
      assertThat(path).isEmptyFile();
      write(writer, "{\"step\":1}");
      write(writer, "zwei \u00e4 \u4e00");
      assertThat(path).hasContent("{\"step\":1}\nzwei \u00e4 \u4e00\n");
      assertThat(Files.readString(path)).endsWith("\n");
    }
  }

  @Test
  void aFreshStartEmptiesTheFile() throws Exception {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "of an earlier job\n");
    try (var writer = fresh()) {
      write(writer, "new");
    }
    assertThat(path).hasContent("new\n");
  }

  @Test
  void linesAfterTheCheckpointAreCutOffByARestore() throws Exception {
    OperatorSubtaskState state;
    try (var first = fresh()) {
      write(first, "one");
      state = first.snapshot(1, 1);
      write(first, "lost with the failure");
    }
    try (var second = restored(state)) {
      assertThat(path).hasContent("one\n");
      write(second, "two");
    }
    assertThat(path).hasContent("one\ntwo\n");
  }

  @Test
  void aTornLineAfterTheCheckpointIsCutOffToo() throws Exception {
    OperatorSubtaskState state;
    try (var first = fresh()) {
      write(first, "one");
      state = first.snapshot(1, 1);
    }
    Files.writeString(path, "{\"half a li", StandardOpenOption.APPEND);
    try (var second = restored(state)) {
      write(second, "two");
    }
    assertThat(path).hasContent("one\ntwo\n");
  }

  @Test
  void failuresAtRandomMomentsLoseAndRepeatNothing() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add("line " + i * i);
    }
    Random random = new Random(1);
    int next = 0;
    int checkpointedNext = 0;
    int failureCount = 0;
    var writer = fresh();
    OperatorSubtaskState state = writer.snapshot(1, 1);
    while (next < lines.size()) {
      write(writer, lines.get(next));
      next++;
      int dice = random.nextInt(10);
      if (dice < 2) {
        state = writer.snapshot(1, 1);
        checkpointedNext = next;
      } else if (dice == 2) {
        writer.close();
        writer = restored(state);
        next = checkpointedNext;
        failureCount++;
      }
    }
    writer.getOperator().finish();
    writer.close();
    assertThat(failureCount).isGreaterThan(10);
    assertThat(Files.readAllLines(path)).isEqualTo(lines);
  }

  @Test
  void aFileShorterThanItsCheckpointFailsTheJob() throws Exception {
    OperatorSubtaskState state;
    try (var first = fresh()) {
      write(first, "one");
      state = first.snapshot(1, 1);
    }
    Files.writeString(path, "on");
    assertThatThrownBy(() -> restored(state))
        .hasStackTraceContaining(
            path + " must have the 4 bytes that the checkpoint counted, had 2");
    Files.delete(path);
    assertThatThrownBy(() -> restored(state))
        .hasStackTraceContaining(
            "had 0; a restored job needs the output.directory and output.predictions.path");
    assertThat(path).doesNotExist();
  }

  private OneInputStreamOperatorTestHarness<String, Void> fresh() throws Exception {
    var writer = new OneInputStreamOperatorTestHarness<>(LineFile.factory(path.toString()));
    writer.open();
    return writer;
  }

  private OneInputStreamOperatorTestHarness<String, Void> restored(OperatorSubtaskState state)
      throws Exception {
    var writer = new OneInputStreamOperatorTestHarness<>(LineFile.factory(path.toString()));
    writer.initializeState(state);
    writer.open();
    return writer;
  }

  private static void write(OneInputStreamOperatorTestHarness<String, Void> writer, String line)
      throws Exception {
    writer.processElement(new StreamRecord<>(line));
  }
}
