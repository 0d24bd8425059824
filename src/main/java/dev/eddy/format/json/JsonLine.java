package dev.eddy.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * Objects of one line each. Doubles are written and read by jackson's own methods: those of the JDK
 * calculate with numbers of many words, and in a job's first seconds are compiled again and again.
 */
public final class JsonLine {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .build())
          .build();

  private JsonLine() {}

  /** Returns an object as one line; its doubles parse back to the same bits. */
  public static String of(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what a line says.
   *
   * @throws JsonProcessingException when it is not JSON
   */
  public static JsonNode parse(String line) throws JsonProcessingException {
    return MAPPER.readTree(line);
  }
}
