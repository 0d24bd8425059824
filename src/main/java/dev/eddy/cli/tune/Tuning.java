package dev.eddy.cli.tune;

import dev.eddy.cli.local.JobFailedException;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.job.TrainingPlans;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Runs variants of a job, one after the other, each into a folder of its own. */
final class Tuning {
  /** Short, so that there are many; they are gathered into {@link #BLOCKS} before a test. */
  static final int WINDOW = 50;

  /** Pairs of the test when nobody chose a window. */
  static final int BLOCKS = 20;

  /** A variant writes into its folder alone: topics and files of the job are left alone. */
  private static final List<Option<String>> NOT_WRITTEN =
      List.of(
          OutputOptions.EVALUATION_TOPIC,
          OutputOptions.PREDICTIONS_TOPIC,
          OutputOptions.REJECTED_TOPIC,
          OutputOptions.PREDICTIONS_PATH,
          OutputOptions.DIRECTORY);

  private final Configuration base;
  private final Path folder;
  private final PrintStream progress;

  /**
   * Tunes a job.
   *
   * @param base all options of the job but the varied ones
   * @param folder under which each variant has its own
   */
  Tuning(Configuration base, Path folder, PrintStream progress) {
    this.base = base;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Refuses what no variant can be: one without an end, or one that goes on where another run was.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  void require(List<Variant> variants) {
    for (Variant variant : variants) {
      Configuration options = options(variant);
      if (!TrainingPlans.hasEnd(options)) {
        throw new IllegalArgumentException(
            "input.end must not be never (or input.bounded be true) with tune, was never");
      }
      if (options.contains(StateRecoveryOptions.SAVEPOINT_PATH)) {
        throw new IllegalArgumentException(
            "%s must be unset with tune, was %s"
                .formatted(
                    StateRecoveryOptions.SAVEPOINT_PATH.key(),
                    options.get(StateRecoveryOptions.SAVEPOINT_PATH)));
      }
      for (Option<String> option : NOT_WRITTEN) {
        if (variant.options().containsKey(option.key())) {
          throw new IllegalArgumentException("--grid must not vary " + option.key());
        }
      }
    }
  }

  /** Runs all of them; what is wrong with one does not stop the others. */
  List<Trial> run(List<Variant> variants) throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (Variant variant : variants) {
      progress.printf("%s of %d: %s%n", variant.name(), variants.size(), variant.options());
      Trial trial = run(variant);
      trials.add(trial);
      if (trial instanceof Trial.Refused refused) {
        progress.println("refused: " + refused.message());
      } else if (trial instanceof Trial.Failed failed) {
        progress.println(failed.message());
      }
    }
    return trials;
  }

  /** Returns into how many blocks windows are gathered: none that somebody chose. */
  static int blocksMax(Configuration base, Grid grid) {
    boolean isChosen =
        base.containsKey(OutputOptions.WINDOW.key())
            || grid.options().stream().anyMatch(o -> o.key().equals(OutputOptions.WINDOW.key()));
    return isChosen ? Integer.MAX_VALUE : BLOCKS;
  }

  private Trial run(Variant variant) throws Exception {
    try {
      Configuration options = options(variant);
      RunResult result = LocalRun.run(LocalJob.prepare(options, 0), progress);
      return new Trial.Done(
          variant,
          Window.numbers(result.summary().path("metrics")),
          Windows.read(
              result.folder().resolve("evaluation.jsonl"), OutputOptions.WINDOW.of(options)),
          result.summary().path("seconds").asDouble(),
          result.thetaSha256());
    } catch (IllegalArgumentException e) {
      return new Trial.Refused(variant, firstLine(e));
    } catch (JobFailedException e) {
      return new Trial.Failed(variant, firstLine(e));
    }
  }

  private Configuration options(Variant variant) {
    Map<String, String> options = base.toMap();
    NOT_WRITTEN.forEach(option -> options.remove(option.key()));
    options.putIfAbsent(OutputOptions.WINDOW.key(), Integer.toString(WINDOW));
    options.put(OutputOptions.DIRECTORY.key(), folder.resolve(variant.name()).toString());
    options.putAll(variant.options());
    return Configuration.fromMap(options);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
