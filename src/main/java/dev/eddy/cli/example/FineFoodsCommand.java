package dev.eddy.cli.example;

import java.util.List;
import picocli.CommandLine.Command;

/** Tells great reviews of food from others by their words. */
@Command(
    name = "fine-foods",
    mixinStandardHelpOptions = true,
    description = {
      "4,000 reviews of food, great or other:",
      "words and pairs of neighbouring words, real data."
    })
final class FineFoodsCommand extends TrainingExample {
  private static final ShippedFile INPUT = new ShippedFile("fine_foods/fine_foods.csv.gz");
  private static final ShippedFile OPTIONS = new ShippedFile("fine_foods/example.yaml");

  @Override
  void run(ExampleRun example) throws Exception {
    example.say(
        "4,000 reviews of food: which of them give the best score?",
        "Their words, and pairs of neighbouring words, are hashed into 2^18 weights.",
        "Each is scored by what the ones before it taught, and then trained, in a single pass.");
    example.show(
        example.train(OPTIONS, INPUT.copyTo(example.folder()), "results"),
        List.of("auc", "accuracy", "f1", "log_loss"));
  }
}
