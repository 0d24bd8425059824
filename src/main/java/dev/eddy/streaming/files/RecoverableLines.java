package dev.eddy.streaming.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text file that grows line by line and can be set back to an earlier length. Each line is in the
 * file when {@link #append} returns, for whoever follows it.
 */
final class RecoverableLines implements AutoCloseable {
  private final FileChannel channel;

  private RecoverableLines(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a file and cuts off what stands behind {@code length}; creates it, and its folder, if it
   * is missing and {@code length} is 0.
   *
   * @throws IllegalStateException if the file is shorter
   */
  static RecoverableLines open(Path path, long length) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    long found = Files.exists(path) ? Files.size(path) : 0;
    if (found < length) {
      throw new IllegalStateException(
          ("%s must have the %d bytes that the checkpoint counted, had %d; a restored job needs"
                  + " the output.directory and output.predictions.path of its checkpoint")
              .formatted(path, length, found));
    }
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(length);
    return new RecoverableLines(channel);
  }

  void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Returns the length of the file once all of it is on the disk. */
  long sync() throws IOException {
    channel.force(true);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
