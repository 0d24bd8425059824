package dev.eddy.cli.watch;

import java.io.IOException;
import java.util.List;

/** Lines of JSON that grow. */
@FunctionalInterface
interface LineSource extends AutoCloseable {

  /** Returns the whole lines that have come since the last call. */
  List<String> poll() throws IOException;

  @Override
  default void close() throws IOException {}
}
