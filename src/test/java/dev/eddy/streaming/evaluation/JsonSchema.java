package dev.eddy.streaming.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As much of JSON Schema as {@code docs/evaluation.schema.json} uses. */
final class JsonSchema {
  private final JsonNode root;

  JsonSchema(JsonNode root) {
    this.root = root;
  }

  /** Returns what is wrong with a value, by its path. */
  List<String> violations(JsonNode value) {
    List<String> found = new ArrayList<>();
    check(root, value, "$", found);
    return found;
  }

  private void check(JsonNode schema, JsonNode value, String path, List<String> found) {
    if (schema.has("$ref")) {
      check(root.at(schema.get("$ref").textValue().substring(1)), value, path, found);
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      found.add(path + " must be " + schema.get("const") + ", was " + value);
    }
    if (schema.has("type") && !hasType(schema.get("type").textValue(), value)) {
      found.add(path + " must be of type " + schema.get("type") + ", was " + value);
    }
    if (value.isObject()) {
      checkObject(schema, value, path, found);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(schema.get("items"), value.get(i), path + "[" + i + "]", found);
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String path, List<String> found) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.textValue())) {
        found.add(path + " must have " + name);
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String at = path + "." + field.getKey();
      JsonNode known = schema.path("properties").path(field.getKey());
      JsonNode rule = known.isMissingNode() ? schema.path("additionalProperties") : known;
      if (rule.isBoolean() && !rule.booleanValue()) {
        found.add(at + " must not be there");
      } else {
        check(rule, field.getValue(), at, found);
      }
    }
  }

  private static boolean hasType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new IllegalArgumentException("type must be known, was " + type);
    };
  }
}
