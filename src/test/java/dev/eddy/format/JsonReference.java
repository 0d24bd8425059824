package dev.eddy.format;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eddy.format.ReferenceParser.Example;
import dev.eddy.format.bytes.FeatureHash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The json format once more, over Jackson's tree and the JDK's decoder. */
final class JsonReference {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final FeatureHash HASH = new FeatureHash(18);

  private final Set<String> paths = new HashSet<>();
  private final List<Integer> features = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private double label = Double.NaN;

  private JsonReference() {}

  /** Returns the example that a record is, a char a byte. */
  static Optional<Example> parse(String line) {
    JsonReference reference = new JsonReference();
    return tree(line)
        .filter(JsonNode::isObject)
        .filter(tree -> reference.isObject("", tree) && !Double.isNaN(reference.label))
        .map(tree -> new Example(reference.label, reference.features, reference.values));
  }

  private static Optional<JsonNode> tree(String line) {
    try {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(MAPPER.readTree(text));
    } catch (CharacterCodingException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private boolean isObject(String prefix, JsonNode object) {
    for (var field : object.properties()) {
      String path = prefix + field.getKey();
      if (field.getKey().isEmpty()
          || !isText(field.getKey())
          || path.length() > 1_000
          || !paths.add(path)
          || !isValue(path, path, field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean isValue(String path, String category, JsonNode value) {
    boolean isLabel = path.equals("label");
    return switch (value.getNodeType()) {
      case OBJECT -> !isLabel && isObject(path + ".", value);
      case ARRAY -> !isLabel && isArray(path, value);
      case STRING -> isString(isLabel, category, value.textValue());
      case NUMBER -> isNumber(isLabel, path, value.doubleValue());
      case BOOLEAN -> isNumber(isLabel, path, value.booleanValue() ? 1 : 0);
      default -> true;
    };
  }

  private boolean isArray(String path, JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      if (!paths.add(path + "." + i) || !isValue(path + "." + i, path, array.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isString(boolean isLabel, String category, String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (isLabel || !isText(text) || isNotFinite(text)) {
      return false;
    }
    add(category + "=" + text, 1);
    return true;
  }

  private boolean isNumber(boolean isLabel, String path, double number) {
    if (isLabel) {
      label = number == 1 ? 1 : 0;
      return number == 1 || number == 0 || number == -1;
    }
    add(path, Math.abs(number) < 1e-38 ? 0 : number);
    return Math.abs(number) <= 1e38;
  }

  private void add(String name, double value) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    features.add(HASH.coordinate(bytes, 0, bytes.length));
    values.add(value);
  }

  private static boolean isText(String text) {
    return StandardCharsets.UTF_16.newEncoder().canEncode(text);
  }

  private static boolean isNotFinite(String text) {
    String number = text.replaceAll("^ +| +$", "");
    if (number.matches("[+-]?(?i:nan|inf|infinity)")) {
      return true;
    }
    return number.matches("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?")
        && Double.isInfinite(Double.parseDouble(number));
  }
}
