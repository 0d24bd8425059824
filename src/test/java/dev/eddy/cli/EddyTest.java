package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with options or input is said in one line, before anything starts. */
class EddyTest {
  @TempDir private Path folder;

  @Test
  void helpNamesTheCommands() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("train", "kafka", "generate", "example", "bench", "options");
  }

  @Test
  void noCommandIsAnError() {
    CommandRun run = CommandRun.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("eddy: a command must be given, was none");
  }

  @Test
  void anUnknownArgumentIsAnError() {
    CommandRun run = CommandRun.of("train", "--kil", "3");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("eddy: Unknown options: '--kil', '3'");
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    CommandRun run = CommandRun.of("train", "-D", "training.optimiser=sgd");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "eddy: option must be known, was training.optimiser;"
                + " the nearest is training.optimizer");
  }

  @Test
  void wrongValuesAreRefusedByNameRuleAndValue() throws IOException {
    String path = "input.path=" + Files.writeString(folder.resolve("a.csv"), "x,y\n1,0\n");
    assertRefused("input.path must ", "-D", "input.path=" + folder.resolve("missing.csv"));
    assertRefused(
        "input.path must be a file, a folder or a glob (or input.topic a topic), was empty");
    assertRefused(
        "training.delay must be a whole number from 0 to 64, was -1",
        "-D",
        path,
        "-D",
        "training.delay=-1");
    assertRefused(
        "training.window must be at least training.delay + 1 (4), was 3",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "training.delay=3",
        "-D",
        "training.window=3");
    assertRefused("input.csv.label must ", "-D", path, "-D", "input.csv.label=z");
    assertRefused(
        "input.key must name a column or field when a file is partitioned by key, was empty",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "input.partition-by=key");
    assertRefused(
        "input.range-bounds must be ascending numbers separated by commas, was empty",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "input.partition-by=range",
        "-D",
        "input.key=x");
    assertRefused(
        "execution.checkpointing.unaligned.enabled must be false",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "execution.checkpointing.unaligned.enabled=true");
    assertRefused("--kill must be >= 0, was -1", "-D", path, "--kill", "-1");
    assertRefused(
        "input.format must be one of libsvm, vw, csv, json, was empty",
        "-D",
        "input.path=" + Files.writeString(folder.resolve("unnamed"), "1 1:1\n"));
  }

  @Test
  void contradictionsAreRefused() throws IOException {
    String path = "input.path=" + Files.writeString(folder.resolve("a.csv"), "x,y\n1,0\n");
    assertRefused(
        "input.path must be unset with input.topic, was ", "-D", path, "-D", "input.topic=t");
    assertRefused(
        "input.csv.header must be auto, true, false or the header line itself, was fales",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "input.csv.header=fales");
    assertRefused(
        "input.range-bounds must be ascending numbers separated by commas, was 0.5,0.3",
        "-D",
        path,
        "-D",
        "input.csv.label=y",
        "-D",
        "input.partition-by=range",
        "-D",
        "input.key=x",
        "-D",
        "input.range-bounds=0.5,0.3");
  }

  @Test
  void boundsWithoutANumberAreRefused() throws IOException {
    String path = "input.path=" + Files.writeString(folder.resolve("a.libsvm"), "1 1:1\n");
    assertRefused(
        "input.range-bounds must be ascending numbers separated by commas, was ,",
        "-D",
        path,
        "-D",
        "input.partition-by=range",
        "-D",
        "input.key=1",
        "-D",
        "input.range-bounds=,");
  }

  @Test
  void anOutputThatIsNoFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.libsvm"), "1 1:1\n");
    CommandRun run =
        CommandRun.of("train", "-D", "input.path=" + file, "--output", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "eddy: output.directory must be a folder that can be written to, was " + file);
  }

  @Test
  void anOutputBeyondAFileSystemIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.libsvm"), "1 1:1\n");
    CommandRun run =
        CommandRun.of(
            "train", "-D", "input.path=" + file, "-D", "output.directory=s3://bucket/run");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("eddy: output.directory must be a folder, was s3://bucket/run;");
  }

  @Test
  void anOptionNeedsAValue() {
    CommandRun run = CommandRun.of("train", "-D", "input.path");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("KEY=VALUE");
  }

  @Test
  void theSameSeedGeneratesTheSameClicks() throws IOException {
    Path first = folder.resolve("1.vw");
    Path second = folder.resolve("2.vw");
    generate(first, "7");
    generate(second, "7");
    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(Files.readAllLines(first)).hasSize(100);
    generate(second, "8");
    assertThat(Files.mismatch(first, second)).isNotNegative();
  }

  private static void generate(Path file, String seed) {
    CommandRun run =
        CommandRun.of(
            "generate",
            "clicks",
            "--examples",
            "100",
            "--seed",
            seed,
            "--format",
            "vw",
            "--output",
            file.toString());
    assertThat(run.exitCode()).isZero();
  }

  private void assertRefused(String message, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "train";
    arguments[1] = "--output";
    arguments[2] = folder.resolve("results").toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).startsWith("eddy: " + message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("results")).doesNotExist();
  }
}
