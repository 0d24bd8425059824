package dev.eddy.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * A jar to submit that has in it what eddy-job.jar has, made of the classes under test; with {@code
 * -Deddy.job-jar=target/eddy-job.jar} it is that one.
 */
final class JobJar {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern BROUGHT_ALONG =
      Pattern.compile("(flink-connector-kafka|kafka-clients|zstd-jni|jackson|picocli)-.*\\.jar");

  private JobJar() {}

  /** Writes the jar into a folder, unless one is named. */
  static Path write(Path folder) throws IOException {
    String built = System.getProperty("eddy.job-jar");
    if (built != null) {
      return Path.of(built).toAbsolutePath();
    }
    Path jar = folder.resolve("job.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.eddy.job.Main");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      try (Stream<Path> files = Files.walk(CLASSES)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          add(CLASSES.relativize(file).toString().replace('\\', '/'), file, out);
        }
      }
      String classPath = System.getProperty("java.class.path");
      for (String entry : List.of(classPath.split(File.pathSeparator, -1))) {
        Path file = Path.of(entry);
        if (BROUGHT_ALONG.matcher(String.valueOf(file.getFileName())).matches()) {
          // Flink unpacks jars in this folder of a job's jar.
          add("lib/" + file.getFileName(), file, out);
        }
      }
    }
    return jar;
  }

  private static void add(String name, Path file, JarOutputStream out) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    Files.copy(file, out);
    out.closeEntry();
  }
}
