package dev.eddy.cli.example;

import java.util.List;
import picocli.CommandLine.Command;

/** Tells ten handwritten digits apart. */
@Command(
    name = "digits",
    mixinStandardHelpOptions = true,
    description = {
      "1,797 pictures of handwritten digits, 8 x 8 pixels:",
      "softmax over ten classes, real data."
    })
final class DigitsCommand extends TrainingExample {
  private static final ShippedFile INPUT = new ShippedFile("digits/digits.csv.gz");
  private static final ShippedFile OPTIONS = new ShippedFile("digits/example.yaml");

  @Override
  void run(ExampleRun example) throws Exception {
    example.say(
        "1,797 pictures of handwritten digits, 8 x 8 pixels of 0 to 16.",
        "A softmax gives each of the ten classes a probability.",
        "Each is scored by what the ones before it taught, and then trained, in a single pass.");
    example.show(
        example.train(OPTIONS, INPUT.copyTo(example.folder()), "results"),
        List.of("accuracy", "top_3_accuracy", "macro_f1", "log_loss"));
  }
}
