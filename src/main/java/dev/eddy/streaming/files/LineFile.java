package dev.eddy.streaming.files;

import dev.eddy.streaming.operator.OneInputFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes each line into one file, exactly once: a checkpoint keeps the file's length, and a
 * restored writer cuts off what came after it. A fresh one starts an empty file. Runs at
 * parallelism 1, and wherever it runs again it must see the same file.
 */
public final class LineFile extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<String, Void> {
  private static final long serialVersionUID = 1L;
  private static final ListStateDescriptor<Long> LENGTH =
      new ListStateDescriptor<>("line-file-length", LongSerializer.INSTANCE);

  // Configuration.
  private final String path;

  // Runtime.
  private transient RecoverableLines lines;
  private transient ListState<Long> checkpointed;

  LineFile(StreamOperatorParameters<Void> parameters, String path) {
    super(parameters);
    this.path = path;
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<String, Void> factory(String path) {
    return OneInputFactory.of(LineFile.class, parameters -> new LineFile(parameters, path));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    checkpointed = context.getOperatorStateStore().getListState(LENGTH);
    Iterator<Long> lengths = checkpointed.get().iterator();
    lines = RecoverableLines.open(Path.of(path), lengths.hasNext() ? lengths.next() : 0);
  }

  @Override
  public void processElement(StreamRecord<String> element) throws Exception {
    lines.append(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    checkpointed.update(List.of(lines.sync()));
  }

  @Override
  public void finish() throws Exception {
    lines.sync();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (lines != null) {
      lines.close();
    }
    super.close();
  }
}
