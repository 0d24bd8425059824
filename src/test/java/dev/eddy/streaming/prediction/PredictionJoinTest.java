package dev.eddy.streaming.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.fold.Holdout;
import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PredictionJoinTest {
  private static final PredictionSettings ONE_SHARD = new PredictionSettings(1, List.of("topic-0"));

  private final List<KeyedLine> told = new ArrayList<>();

  @Test
  void eachRecordGetsItsScore() {
    PredictionJoin join = new PredictionJoin(ONE_SHARD, told::add);
    join.add(origins(new double[] {1, Double.NaN, -.5}));
    join.add(predictions(new double[] {.75, .25}, new double[] {.5}));
    assertThat(told)
        .extracting(KeyedLine::line)
        .containsExactly(
            "{\"split\":\"topic-0\",\"offset\":12,\"score\":0.75,\"label\":1,\"version\":17}",
            "{\"split\":\"topic-0\",\"offset\":13,\"score\":0.5,\"version\":17}",
            "{\"split\":\"topic-0\",\"offset\":14,\"score\":0.25,\"label\":-0.5,\"version\":17}");
    assertThat(told)
        .extracting(line -> new String(line.key(), StandardCharsets.UTF_8))
        .containsExactly("x", "", "yz");
    assertThat(told).extracting(KeyedLine::headers).containsOnly(new byte[0]);
  }

  @Test
  void whatIsHeldOutIsScoredAmongTheUnlabeledAndToldWithItsLabel() {
    Holdout holdout = new Holdout(2);
    PredictionJoin join =
        new PredictionJoin(new PredictionSettings(1, List.of("topic-0"), holdout), told::add);
    join.add(origins(new double[] {1, 0, 1}));
    // Of the offsets 12 and 13 one is held out; 14 depends on its hash.
    double[] trained = holdout.holds(0, 14) ? new double[] {.1} : new double[] {.1, .2};
    double[] heldOut = holdout.holds(0, 14) ? new double[] {.8, .9} : new double[] {.8};
    join.add(predictions(trained, heldOut));
    int nextTrained = 0;
    int nextHeldOut = 0;
    for (int i = 0; i < 3; i++) {
      double score = holdout.holds(0, 12 + i) ? heldOut[nextHeldOut++] : trained[nextTrained++];
      assertThat(told.get(i).line())
          .contains("\"score\":" + score + ",\"label\":" + (i == 1 ? 0 : 1));
    }
  }

  @Test
  void linesComeInTheOrderOfStepsAndSplitsHoweverMessagesAreMixed() {
    Scene scene = Scene.of(1);
    assertThat(scene.lines()).hasSizeGreaterThan(30);
    for (int seed = 0; seed < 50; seed++) {
      told.clear();
      PredictionJoin join = new PredictionJoin(Scene.SETTINGS, told::add);
      for (Object message : scene.mixed(seed)) {
        if (message instanceof StepOrigins origins) {
          join.add(origins);
        } else {
          join.add((ShardPredictions) message);
        }
      }
      assertThat(told).extracting(KeyedLine::line).containsExactlyElementsOf(scene.lines());
    }
  }

  @Test
  void scoresThatAreNotThoseOfTheRecordsFailTheJob() {
    assertFails(predictions(new double[] {.75}, new double[] {.5}), "had fewer");
    assertFails(predictions(new double[] {.75, 1}, new double[0]), "had fewer");
    assertFails(predictions(new double[3], new double[1]), "had more");
    assertFails(predictions(new double[2], new double[2]), "had more");
  }

  private void assertFails(ShardPredictions predictions, String found) {
    PredictionJoin join = new PredictionJoin(ONE_SHARD, told::add);
    join.add(origins(new double[] {1, Double.NaN, 0}));
    ThrowingCallable call = () -> join.add(predictions);
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shard 0 must score in step 0 what splits sent it, " + found);
  }

  private static StepOrigins origins(double[] labels) {
    return new StepOrigins(
        0,
        5,
        new long[] {12, 13, 14},
        new byte[3],
        labels,
        new ByteRows(new byte[] {'x', 'y', 'z'}, new int[] {1, 1, 3}),
        ByteRows.empty());
  }

  private static ShardPredictions predictions(double[] labeled, double[] unlabeled) {
    return new ShardPredictions(0, 0, 5, 1, 17, labeled, unlabeled);
  }
}
