package dev.eddy.cli.example;

import java.util.List;
import picocli.CommandLine.Command;

/** Predicts which loans go bad. */
@Command(
    name = "lending-club",
    mixinStandardHelpOptions = true,
    description = {
      "9,857 loans, good or bad:",
      "22 columns of numbers and texts as they are, real data."
    })
final class LendingClubCommand extends TrainingExample {
  private static final ShippedFile INPUT = new ShippedFile("lending_club/lending_club.csv.gz");
  private static final ShippedFile OPTIONS = new ShippedFile("lending_club/example.yaml");

  @Override
  void run(ExampleRun example) throws Exception {
    example.say(
        "9,857 loans, of which 5.2 % went bad: which ones?",
        "Numbers are standardized as they come, texts are one-hot.",
        "Each is scored by what the ones before it taught, and then trained, in a single pass.");
    example.show(
        example.train(OPTIONS, INPUT.copyTo(example.folder()), "results"),
        List.of("auc", "log_loss", "accuracy"));
  }
}
