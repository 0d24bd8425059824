package dev.eddy.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.eddy.format.names.FeatureNames;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.result.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The weights that say most, {@code weights.json}: those whose effect is greatest. The effect is
 * weight times the largest |x| of the feature where the learner has kept that, else the weight
 * alone; so features of different scales compare.
 */
final class TopWeights {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "weights.json";
  private static final int COUNT_MAX = 30;

  private TopWeights() {}

  /**
   * A weight.
   *
   * @param coordinate of its feature
   * @param place among the coordinate's weights
   * @param effect on the margin, at most
   */
  private record Weight(int coordinate, int place, double weight, double effect) {}

  /** Writes the greatest weights of the folder's model and what they are called. */
  static void write(Path folder, FeatureNames names) throws IOException {
    Files.writeString(folder.resolve(FILE), of(folder, names).toPrettyString() + "\n");
  }

  /** Reads the weights that were written, or finds them without names. */
  static JsonNode read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? JSON.readTree(Files.readString(file))
        : of(folder, FeatureNames.none());
  }

  private static ArrayNode of(Path folder, FeatureNames names) throws IOException {
    ArrayNode json = JSON.createArrayNode();
    Path model = folder.resolve("model");
    if (!Files.exists(model.resolve("theta.bin"))) {
      return json;
    }
    JsonNode options = JSON.readTree(Files.readString(model.resolve("model.json"))).path("options");
    int intercept = 1 << options.path("model.bits").asInt();
    ThetaDelta theta = ModelFile.read(model);
    boolean hasPlaces =
        theta.weights().length > theta.coordinates().length
            && !options.path("model.type").asText().equals("fm");
    for (Weight weight : greatest(theta, intercept, hasPlaces)) {
      String name = names.of(weight.coordinate());
      json.addObject()
          .put("name", hasPlaces ? name + " for class " + weight.place() : name)
          .put("coordinate", weight.coordinate())
          .put("weight", weight.weight())
          .put("effect", weight.effect());
    }
    return json;
  }

  /** The intercept is no feature; factors are no weights of one. */
  private static List<Weight> greatest(ThetaDelta theta, int intercept, boolean hasPlaces) {
    int count = theta.coordinates().length;
    int width = count == 0 ? 0 : theta.weights().length / count;
    List<Weight> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double scale = theta.scales().length == 0 ? 1 : theta.scales()[i];
      for (int place = 0; place < (hasPlaces ? width : Math.min(width, 1)); place++) {
        double weight = theta.weights()[i * width + place];
        if (theta.coordinates()[i] != intercept && weight != 0) {
          weights.add(new Weight(theta.coordinates()[i], place, weight, weight * scale));
        }
      }
    }
    weights.sort(
        Comparator.comparingDouble((Weight weight) -> -Math.abs(weight.effect()))
            .thenComparingInt(Weight::coordinate)
            .thenComparingInt(Weight::place));
    return weights.subList(0, Math.min(weights.size(), COUNT_MAX));
  }
}
