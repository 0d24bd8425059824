package dev.eddy.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  @Property
  void doublesParseBackToTheSameBits(@ForAll long bits) throws IOException {
    double number = Double.longBitsToDouble(bits);
    String line = JsonLine.of(JsonNodeFactory.instance.objectNode().put("number", number));

    double parsed = new ObjectMapper().readTree(line).get("number").asDouble();

    assertThat(parsed).isEqualTo(Double.valueOf(number));
    assertThat(JsonLine.parse(line).get("number").asDouble()).isEqualTo(Double.valueOf(number));
  }

  @Test
  void isOneLineOfJson() {
    String line =
        JsonLine.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("text", "a\n\"b\"")
                .put("number", .1)
                .put("whole", 3.0)
                .put("none", Double.NaN));

    assertThat(line)
        .isEqualTo("{\"text\":\"a\\n\\\"b\\\"\",\"number\":0.1,\"whole\":3.0,\"none\":\"NaN\"}");
  }
}
