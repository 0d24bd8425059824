package dev.eddy.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RunnableFuture;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.junit.jupiter.api.Test;

/** On Flink's own operator state. */
class UnionListsTest {
  private static final String NAME = "words";

  @Test
  void everySubtaskReadsTheListsOfAll() throws Exception {
    Subtask one = new Subtask();
    one.lists.add(7, List.of("a", "b"));
    one.lists.add(3, List.of());
    Subtask two = new Subtask();
    two.lists.add(5, List.of("c"));
    two.lists.add(5, List.of("d"));

    Subtask restored = new Subtask(one.snapshot(), two.snapshot());

    assertThat(restored.lists.restored(7)).containsExactly("a", "b");
    assertThat(restored.lists.restored(5)).containsExactly("c", "d");
    assertThat(restored.lists.restored(3)).isEmpty();
    restored.lists.forgetRestored();
    assertThat(restored.lists.restored(7)).isEmpty();
  }

  @Test
  void aCheckpointHasOnlyWhatWasAddedForIt() throws Exception {
    Subtask before = new Subtask();
    before.lists.add(7, List.of("a"));
    Subtask subtask = new Subtask(before.snapshot());
    subtask.lists.add(8, List.of("b"));
    assertThat(new Subtask(subtask.snapshot()).lists.restored(7)).as("what was restored").isEmpty();

    subtask.lists.clear();
    subtask.lists.add(8, List.of("c"));
    assertThat(new Subtask(subtask.snapshot()).lists.restored(8)).containsExactly("c");
  }

  @Test
  void whatIsAddedLaterIsNotInACheckpointThatIsBeingWritten() throws Exception {
    Subtask subtask = new Subtask();
    subtask.lists.add(1, List.of("a"));
    RunnableFuture<SnapshotResult<OperatorStateHandle>> writing = subtask.begin();
    subtask.lists.clear();
    subtask.lists.add(1, List.of("b"));

    writing.run();

    OperatorStateHandle written = writing.get().getJobManagerOwnedSnapshot();
    assertThat(new Subtask(written).lists.restored(1)).containsExactly("a");
  }

  private static final class Subtask {
    private final DefaultOperatorStateBackend backend;
    private final UnionLists<String> lists;

    Subtask(OperatorStateHandle... restored) throws Exception {
      backend =
          new DefaultOperatorStateBackendBuilder(
                  UnionListsTest.class.getClassLoader(),
                  new ExecutionConfig(),
                  true,
                  Arrays.asList(restored),
                  new CloseableRegistry())
              .build();
      lists = UnionLists.open(backend, NAME, StringSerializer.INSTANCE);
    }

    RunnableFuture<SnapshotResult<OperatorStateHandle>> begin() throws Exception {
      return backend.snapshot(
          1,
          1,
          new MemCheckpointStreamFactory(1 << 20),
          CheckpointOptions.forCheckpointWithDefaultLocation());
    }

    OperatorStateHandle snapshot() throws Exception {
      RunnableFuture<SnapshotResult<OperatorStateHandle>> writing = begin();
      writing.run();
      return writing.get().getJobManagerOwnedSnapshot();
    }
  }
}
