package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.process.BackgroundJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder of the checkpoints: a small file system of its own that can be filled to the last
 * byte, or, where none can be mounted, one that nobody may write to for a while.
 */
public final class CheckpointRoom {
  private static final String SIZE = "256m";

  private final Path folder;
  private final boolean isMounted;

  private CheckpointRoom(Path folder, boolean isMounted) {
    this.folder = folder;
    this.isMounted = isMounted;
  }

  /**
   * Makes the folder.
   *
   * @param isApart whether a mount goes with this process
   * @param log of the one who mounts
   */
  public static CheckpointRoom open(Path folder, boolean isApart, Path log)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean isMounted = isApart && mount(folder, log);
    return new CheckpointRoom(folder, isMounted);
  }

  public Path folder() {
    return folder;
  }

  /**
   * Lets nobody write any more.
   *
   * @throws SkippedException if nothing keeps them from it
   */
  void fill() throws IOException, SkippedException {
    if (isMounted) {
      takeSpace();
    } else if (!folder.toFile().setWritable(false) || Files.isWritable(folder)) {
      throw new SkippedException("no small file system may be mounted, and root writes anywhere");
    }
  }

  /** Takes what has become free since: a job deletes the checkpoints that it no longer needs. */
  void keepFull() throws IOException {
    if (isMounted) {
      takeSpace();
    }
  }

  void empty() throws IOException {
    if (isMounted) {
      Files.deleteIfExists(filler());
    } else if (!folder.toFile().setWritable(true)) {
      throw new IOException("the folder must be writable again, is not: " + folder);
    }
  }

  String sort() {
    return isMounted ? "a tmpfs of " + SIZE + " full" : "the folder read-only";
  }

  private void takeSpace() throws IOException {
    FileStore store = Files.getFileStore(folder);
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] block = new byte[4096];
      while (store.getUsableSpace() > 0) {
        out.write(block);
      }
    } catch (IOException e) {
      // The job may have taken the last of it in between.
      if (store.getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static boolean mount(Path folder, Path log) throws IOException, InterruptedException {
    List<String> command =
        List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    return BackgroundJvm.logging(command, log).start().waitFor() == 0;
  }
}
