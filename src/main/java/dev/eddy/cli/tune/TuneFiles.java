package dev.eddy.cli.tune;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eddy.cli.tune.Ranking.Place;
import dev.eddy.job.options.OutputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** A ranking for programs: {@code tune.json}, and {@code best.yaml} to train with. */
final class TuneFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private TuneFiles() {}

  /** Writes both; there is no best.yaml if nothing is ranked. */
  static void write(Path folder, Configuration base, Ranking ranking) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("tune.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(ranking)) + "\n");
    // One of an earlier tuning would be taken for this one's.
    Files.deleteIfExists(folder.resolve("best.yaml"));
    if (!ranking.places().isEmpty()) {
      Variant best = ranking.places().get(0).trial().variant();
      Files.writeString(folder.resolve("best.yaml"), yaml(base, best));
    }
  }

  static ObjectNode json(Ranking ranking) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    json.put("measure", ranking.measure().id());
    ArrayNode variants = json.putArray("variants");
    ranking.places().forEach(place -> put(variants.addObject(), place));
    for (Trial other : ranking.others()) {
      ObjectNode variant = variants.addObject();
      if (other instanceof Trial.Refused refused) {
        put(variant, other.variant(), "refused").put("message", refused.message());
      } else if (other instanceof Trial.Failed failed) {
        put(variant, other.variant(), "failed").put("message", failed.message());
      }
    }
    return json;
  }

  private static void put(ObjectNode json, Place place) {
    put(json, place.trial().variant(), "done");
    json.put("rank", place.rank());
    json.put("loss", place.loss());
    if (place.rank() > 1) {
      Comparison comparison = place.comparison();
      json.put("difference", place.difference());
      comparison
          .pValue()
          .ifPresentOrElse(
              p -> json.put("p_value", p).put("pairs", comparison.pairs()),
              () -> json.put("no_p_value", comparison.reason()));
    }
    json.put("seconds", place.trial().seconds());
    json.put("theta_sha256", place.trial().thetaSha256());
    ObjectNode metrics = json.putObject("metrics");
    place.trial().metrics().forEach((name, value) -> metrics.put(name, value.doubleValue()));
  }

  private static ObjectNode put(ObjectNode json, Variant variant, String status) {
    json.put("name", variant.name()).put("status", status);
    ObjectNode options = json.putObject("options");
    variant.options().forEach(options::put);
    return json;
  }

  /** Returns the job's options with the variant's, without the folder of this tuning. */
  static String yaml(Configuration base, Variant best) {
    Map<String, String> options = new TreeMap<>(base.toMap());
    options.remove(OutputOptions.DIRECTORY.key());
    options.putAll(best.options());
    StringBuilder yaml = new StringBuilder();
    // A string of JSON is one of YAML.
    options.forEach(
        (key, value) -> yaml.append(key).append(": ").append(new TextNode(value)).append('\n'));
    return yaml.toString();
  }
}
