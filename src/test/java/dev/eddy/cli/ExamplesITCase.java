package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example reaches what it is there to show, out of a fresh folder. */
class ExamplesITCase {
  @TempDir private Path folder;

  @Test
  void digitsAreToldApartByTheCommandThatIsPrinted() throws IOException {
    List<String> lines = run("digits");
    assertThat(number(lines, "accuracy")).isGreaterThanOrEqualTo(0.89);
    assertThat(number(lines, "top_3_accuracy")).isGreaterThanOrEqualTo(0.97);
    assertThat(number(lines, "baseline majority_accuracy")).isLessThan(0.11);
    assertOptionsArePrinted(lines, "src/examples/digits/example.yaml");

    String command =
        lines.stream().filter(line -> line.startsWith("scripts/eddy ")).findAny().get();
    String[] words = command.split(" ", -1);
    CommandRun again = CommandRun.of(Arrays.copyOfRange(words, 1, words.length));
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains(fact(lines, "theta_sha256"));
  }

  @Test
  void greatReviewsAreKnownByTheirWords() throws IOException {
    List<String> lines = run("fine-foods");
    assertThat(number(lines, "auc")).isGreaterThanOrEqualTo(0.81);
    assertThat(number(lines, "accuracy"))
        .isGreaterThan(number(lines, "baseline majority_accuracy") + 0.1);
    assertOptionsArePrinted(lines, "src/examples/fine_foods/example.yaml");
  }

  @Test
  void loansThatGoBadAreKnownBetterThanByTheBaseRate() throws IOException {
    List<String> lines = run("lending-club");
    assertThat(number(lines, "auc")).isGreaterThanOrEqualTo(0.72);
    assertThat(number(lines, "log_loss"))
        .isLessThan(number(lines, "baseline base_rate_log_loss") - 0.01);
    assertOptionsArePrinted(lines, "src/examples/lending_club/example.yaml");
  }

  @Test
  void factorsOfRatingsComeNearTheNoiseFloor() throws IOException {
    List<String> lines = run("ratings");
    double floor = number(lines, "noise floor");
    double factors = number(lines, "biases and factors");
    double biases = number(lines, "biases");
    assertThat(factors).isBetween(floor, 1.05 * floor).isLessThan(0.7 * biases);
    assertThat(biases).isLessThan(number(lines, "mean"));
    assertOptionsArePrinted(lines, "src/examples/ratings/biases.yaml");
    assertOptionsArePrinted(lines, "src/examples/ratings/factors.yaml");
  }

  private List<String> run(String example) {
    CommandRun run = CommandRun.of("example", example, "--output", folder.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().toList();
  }

  private void assertOptionsArePrinted(List<String> lines, String file) throws IOException {
    List<String> options = Files.readAllLines(Path.of(file));
    // What is read is the copy in the folder.
    assertThat(folder.resolve(Path.of(file).getFileName())).hasContent(String.join("\n", options));
    assertThat(lines).containsSequence(options.stream().map(line -> "  " + line).toList());
  }

  private static double number(List<String> lines, String name) {
    return Double.parseDouble(fact(lines, name));
  }

  private static String fact(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.matches(name + " +\\S+"))
        .map(line -> line.substring(name.length()).strip())
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
