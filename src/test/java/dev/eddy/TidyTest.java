package dev.eddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the sources small and free of leftovers. */
class TidyTest {
  private static final Set<String> NOT_COMMITTED = Set.of(".git", "target", "out", "logs", ".idea");

  @Test
  void everySourceIsTidy() throws IOException {
    List<String> findings = new ArrayList<>();
    List<Path> sources = textFiles(Path.of("src"));
    for (Path source : sources) {
      if (source.toString().endsWith(".java")) {
        findings.addAll(TidyRules.ofSource(name(source), Files.readString(source)));
      }
    }
    assertThat(sources).isNotEmpty();
    assertThat(findings).isEmpty();
  }

  @Test
  void noFileNamesAPathOfOneMachine() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : textFiles(Path.of(""))) {
      // Latin 1 reads any bytes, and the paths sought are ASCII.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      findings.addAll(TidyRules.ofText(name(file), text));
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void aFindingNamesFileLineAndRule() {
    String source = "class A {\n  // TO" + "DO: later\n}\n";
    assertThat(TidyRules.ofSource("src/main/java/A.java", source))
        .containsExactly("src/main/java/A.java:2: work left over: TO" + "DO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { void a() { System.out.println(); } }",
        "class A { void a() { try { b(); } catch (Exception e) { } } }",
        "class A { void a() { try { b(); } catch (final Error | Throwable e) { } } }",
        "class A { void a() { Thread.sleep(1); } }",
        "@Disabled class A {}",
        "record GradientHelper() {}",
        "class LossImpl {}",
      })
  void forbiddenCodeIsFound(String source) {
    assertThat(TidyRules.ofSource("src/test/java/A.java", source)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { String a = \"System.out\"; } // catch (Exception e)",
        "class A { void a() { try { b(); } catch (IOException e) { } } }",
        "class A { String a = \"\"\"\n class B { @Disabled }\n\"\"\"; char c = '\"'; }",
        "class ImplicitFeedback {}",
      })
  void literalsCommentsAndNarrowCatchesAreFine(String source) {
    assertThat(TidyRules.ofSource("src/test/java/A.java", source)).isEmpty();
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    String source = "class A { void a() { System.out.println(); } }";
    assertThat(TidyRules.ofSource("src/main/java/dev/eddy/cli/A.java", source)).isEmpty();
    assertThat(TidyRules.ofSource("src/main/java/dev/eddy/job/A.java", source)).hasSize(1);
  }

  @Test
  void aLongMethodIsFoundAndALongTypeIsNot() {
    String body = "    a();\n".repeat(TidyRules.METHOD_LINES_MAX - 2);
    String fits = "class A {\n  void b(int c)\n      throws D {\n    a();\n  }\n  void a() {\n";
    assertThat(TidyRules.ofSource("A.java", fits + body + "  }\n}\n")).isEmpty();
    assertThat(TidyRules.ofSource("A.java", fits + body + "    a();\n  }\n}\n"))
        .containsExactly("A.java:6: a method must have at most 70 lines, has 71");
  }

  @Test
  void aLongFileIsFound() {
    String source = "class A {}\n" + "\n".repeat(TidyRules.FILE_LINES_MAX);
    assertThat(TidyRules.ofSource("A.java", source))
        .containsExactly("A.java:1: a file must have at most 400 lines, has 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmp/x", "root/.m2", "work/shared"})
  void aPathOfOneMachineIsFound(String path) {
    assertThat(TidyRules.ofText("README.md", "see /" + path)).hasSize(1);
    assertThat(TidyRules.ofText("README.md", "file:///" + path)).hasSize(1);
    assertThat(TidyRules.ofText("README.md", "target/" + path)).isEmpty();
  }

  private static List<Path> textFiles(Path top) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isCommitted(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean isFile = attributes.isRegularFile() && isCommitted(file);
            if (isFile && isText(Files.readAllBytes(file))) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }

  /** In a linked work tree {@code .git} is a file. */
  private static boolean isCommitted(Path path) {
    return !NOT_COMMITTED.contains(String.valueOf(path.getFileName()));
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }
}
