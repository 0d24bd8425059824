package dev.eddy.cli.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of src/examples, which the build packs into eddy.jar.
 *
 * @param name path below src/examples
 */
record ShippedFile(String name) {

  /** Returns what is in the file. */
  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Copies the file into a folder, under its last name. */
  Path copyTo(Path folder) throws IOException {
    Path copy = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
    Files.write(copy, bytes());
    return copy;
  }

  private byte[] bytes() {
    try (InputStream in = ShippedFile.class.getResourceAsStream("/examples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("examples must be on the class path, had no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
