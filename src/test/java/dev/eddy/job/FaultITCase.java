package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.streaming.probe.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 1 and 2 under fire: tasks throw at every moment that a probe knows. */
class FaultITCase {
  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 4);

  @TempDir Path folder;

  @Test
  void failuresAtAnyMomentChangeNoBit() throws Exception {
    Map<Moment, Integer> failures = new EnumMap<>(Moment.class);
    int restarts = 0;
    for (int delay : new int[] {0, 1}) {
      Path calm = folder.resolve("calm-d" + delay);
      training(delay, 2).run(CLUSTER.get(), calm);
      for (int parallelism : new int[] {1, 2, 4}) {
        Path run = folder.resolve("d" + delay + "-p" + parallelism);
        int failuresPerMoment = parallelism == 2 ? 2 : 1;
        Faults faults = new Faults(10L * delay + parallelism, failuresPerMoment);
        try (LiveProbe probe = LiveProbe.open(faults)) {
          JsonNode summary =
              training(delay, parallelism).withProbe(probe.shipped()).run(CLUSTER.get(), run);
          restarts += summary.get("restarts").asInt();
        }
        faults.failures().forEach((moment, count) -> failures.merge(moment, count, Integer::sum));
        assertThat(Outcome.of(run)).as(run.toString()).isEqualTo(Outcome.of(calm));
      }
    }
    // No split joins an input that has an end.
    failures.remove(Moment.SOURCE_JOIN);
    assertThat(failures.values()).as("failures by moment: %s", failures).allMatch(n -> n > 0);
    assertThat(failures.values().stream().mapToInt(Integer::intValue).sum())
        .as("failures injected")
        .isGreaterThanOrEqualTo(120);
    // Two subtasks may fail before the job is restarted once.
    assertThat(restarts).as("restarts").isGreaterThanOrEqualTo(80);
  }

  @Test
  void failuresInAnyPassChangeNoBit() throws Exception {
    Training once = training(0, 2);
    Path threefold = folder.resolve("threefold");
    Path calm = folder.resolve("calm");
    once.withLines(once.lines().stream().map(FaultITCase::threefold).toList())
        .run(CLUSTER.get(), threefold);
    once.withPasses(3).run(CLUSTER.get(), calm);
    assertSameButForOffsets(calm, threefold);
    int restarts = 0;
    for (int parallelism : new int[] {1, 2, 4}) {
      Path run = folder.resolve("p" + parallelism);
      try (LiveProbe probe = LiveProbe.open(new Faults(parallelism, 2))) {
        JsonNode summary =
            training(0, parallelism)
                .withPasses(3)
                .withProbe(probe.shipped())
                .run(CLUSTER.get(), run);
        restarts += summary.get("restarts").asInt();
      }
      assertThat(Outcome.of(run)).as(run.toString()).isEqualTo(Outcome.of(calm));
    }
    assertThat(restarts).as("restarts").isGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reaction.class,
      names = {"RESTART", "BACKGROUND"})
  void aReactionToDriftIsTheSameWhateverFails(Reaction reaction) throws Exception {
    Training drifting = training(1, 2).withReaction(reaction);
    drifting = drifting.withLines(drifting.lines().stream().map(FaultITCase::turned).toList());
    Path calm = folder.resolve("calm");
    Path none = folder.resolve("none");
    drifting.run(CLUSTER.get(), calm);
    drifting.withReaction(Reaction.NONE).run(CLUSTER.get(), none);
    assertThat(Outcome.of(calm).windows()).contains("\"drift\"");
    assertThat(Outcome.of(calm).theta()).isNotEqualTo(Outcome.of(none).theta());
    assertThat(Outcome.of(calm).windows().contains("\"event\":\"took_over\""))
        .isEqualTo(reaction == Reaction.BACKGROUND);
    for (int parallelism : new int[] {1, 4}) {
      Path run = folder.resolve("p" + parallelism);
      try (LiveProbe probe = LiveProbe.open(new Faults(parallelism, 1))) {
        drifting.withParallelism(parallelism).withProbe(probe.shipped()).run(CLUSTER.get(), run);
      }
      assertThat(Outcome.of(run)).as(run.toString()).isEqualTo(Outcome.of(calm));
    }
  }

  /** Turns the label of every record of the second half. */
  private static List<String> turned(List<String> lines) {
    List<String> turned = new ArrayList<>(lines.subList(0, lines.size() / 2));
    for (String line : lines.subList(lines.size() / 2, lines.size())) {
      char label = line.charAt(0) == '1' ? '0' : line.charAt(0) == '0' ? '1' : line.charAt(0);
      turned.add(label + line.substring(1));
    }
    return turned;
  }

  /** A rejected record is named by its offset in the split, the same in each pass. */
  private static void assertSameButForOffsets(Path passes, Path threefold) throws Exception {
    Outcome actual = Outcome.of(passes);
    Outcome expected = Outcome.of(threefold);
    assertThat(actual.theta()).isEqualTo(expected.theta());
    assertThat(actual.gradients()).isEqualTo(expected.gradients());
    assertThat(actual.counts()).isEqualTo(expected.counts());
    assertThat(actual.metrics()).isEqualTo(expected.metrics());
    assertThat(actual.windows()).isEqualTo(expected.windows());
    assertThat(actual.rejected().lines().count()).isEqualTo(expected.rejected().lines().count());
  }

  private static List<String> threefold(List<String> lines) {
    return Collections.nCopies(3, lines).stream().flatMap(List::stream).toList();
  }

  /** Negative control: what the test above compares tells two orders of summation apart. */
  @Test
  void theSameGradientsInAnotherOrderOfShardsAreFoundOut() throws Exception {
    Path calm = folder.resolve("calm");
    Path turned = folder.resolve("turned");
    training(0, 2).run(CLUSTER.get(), calm);
    training(0, 2)
        .withPartitioner((split, position, keyHash, example) -> (int) ((position + 1) % 4))
        .run(CLUSTER.get(), turned);

    assertThat(Outcome.of(turned).counts()).isEqualTo(Outcome.of(calm).counts());
    assertThat(Outcome.of(turned).gradients()).isNotEqualTo(Outcome.of(calm).gradients());
    assertThat(Outcome.of(turned).theta()).isNotEqualTo(Outcome.of(calm).theta());
  }

  private static Training training(int delay, int parallelism) {
    return Training.of(3, 900).withDelay(delay).withParallelism(parallelism);
  }
}
