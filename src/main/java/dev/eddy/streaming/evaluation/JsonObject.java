package dev.eddy.streaming.evaluation;

import java.util.Map;

/**
 * A JSON object on one line, its members in the order in which they were put (RFC 8259). Doubles
 * are written so that they parse back to the same bits.
 */
public final class JsonObject {
  private final StringBuilder members = new StringBuilder();

  /** Returns an object with one member for each number. */
  public static JsonObject of(Map<String, Double> numbers) {
    JsonObject json = new JsonObject();
    numbers.forEach(json::put);
    return json;
  }

  public JsonObject put(String name, long value) {
    name(name).append(value);
    return this;
  }

  /**
   * Puts a finite number.
   *
   * @throws IllegalArgumentException if it is NaN or infinite, which JSON cannot say
   */
  public JsonObject put(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
    name(name).append(value);
    return this;
  }

  public JsonObject put(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  public JsonObject put(String name, JsonObject value) {
    name(name).append(value);
    return this;
  }

  @Override
  public String toString() {
    return "{" + members + "}";
  }

  private StringBuilder name(String name) {
    if (!members.isEmpty()) {
      members.append(',');
    }
    quote(name);
    return members.append(':');
  }

  private void quote(String text) {
    members.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        members.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        members.append("\\u%04x".formatted((int) c));
      } else {
        members.append(c);
      }
    }
    members.append('"');
  }
}
