package dev.eddy.streaming.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.json.JsonLine;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.streaming.loop.ThetaInbox;
import dev.eddy.streaming.wire.Theta;
import java.util.function.Consumer;

/**
 * Puts the slices' versions of theta together and tells each whole version once, as a line of JSON:
 * {@code {"step":3,"theta":{"1":0.5,"intercept":0.1}}}, weights of 0 left out; where coordinates
 * have several weights, each is named {@code coordinate.place}.
 */
final class ThetaTrace {
  private final LearnerSettings learner;
  private final Replica replica;
  private final ThetaInbox inbox;
  private long told;

  /**
   * Goes on behind a version.
   *
   * @param told the last version that was told; 0 at the beginning
   */
  ThetaTrace(LearnerSettings learner, int sliceCount, long told) {
    this.learner = learner;
    this.replica = new Replica(learner);
    this.inbox = new ThetaInbox(sliceCount);
    this.told = told;
  }

  /** Takes a piece of theta; versions that are whole with it go to the output. */
  void add(Theta theta, Consumer<String> output) {
    inbox.add(theta);
    while (inbox.has(told + 1)) {
      told++;
      inbox.advance(replica, told);
      output.accept(line());
    }
  }

  long told() {
    return told;
  }

  private String line() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("step", told);
    ObjectNode weights = json.putObject("theta");
    int weightCount = learner.model().weightCount();
    for (int coordinate = 0; coordinate < replica.dimension(); coordinate++) {
      for (int j = 0; j < weightCount; j++) {
        double weight = replica.weight(coordinate, j);
        if (weight != learner.model().initialWeight(coordinate, j)) {
          boolean isIntercept = coordinate == learner.model().intercept();
          String name = isIntercept ? "intercept" : Integer.toString(coordinate);
          weights.put(weightCount == 1 ? name : name + "." + j, weight);
        }
      }
    }
    return JsonLine.of(json);
  }
}
