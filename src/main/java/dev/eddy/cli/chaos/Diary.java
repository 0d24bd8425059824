package dev.eddy.cli.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells what happens when it happens, to a person and to a file. */
final class Diary implements AutoCloseable {
  private final Instant start = Instant.now();
  private final PrintWriter person;
  private final PrintWriter file;

  private Diary(PrintWriter person, PrintWriter file) {
    this.person = person;
    this.file = file;
  }

  static Diary open(Path file, PrintWriter person) throws IOException {
    return new Diary(person, new PrintWriter(Files.newBufferedWriter(file), true));
  }

  void say(String what) {
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
    String line = String.format(Locale.ROOT, "%7.1f s  %s", seconds, what);
    person.println(line);
    person.flush();
    file.println(line);
  }

  Instant start() {
    return start;
  }

  @Override
  public void close() {
    file.close();
  }
}
