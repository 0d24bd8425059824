package dev.eddy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the laws name tests that exist. */
class ArchitecturePageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|ITCase))`");

  @Test
  void everyTestThatItNamesExists() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String page : List.of("architecture.md", "live-streams.md")) {
      Matcher names = TEST.matcher(Files.readString(Path.of("docs", page)));
      while (names.find()) {
        named.add(names.group(1) + ".java");
      }
    }
    assertThat(named).hasSizeGreaterThan(10);
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsAll(named);
    }
  }
}
