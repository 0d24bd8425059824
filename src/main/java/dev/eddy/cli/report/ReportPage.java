package dev.eddy.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the page together. Facts go in as JSON in which nothing can end the element that holds it,
 * and the page's policy lets only the scripts run that it was put together with, by their hashes,
 * and fetch nothing at all: what a feature is called is shown, never obeyed.
 */
final class ReportPage {
  private static final List<String> LIBRARIES =
      List.of(
          "/META-INF/resources/webjars/vega/5.32.0/vega.min.js",
          "/META-INF/resources/webjars/vega-lite/5.23.0/vega-lite.min.js");

  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  private ReportPage() {}

  /** Returns the page. */
  static String of(JsonNode facts) throws IOException {
    List<String> scripts = new ArrayList<>();
    for (String library : LIBRARIES) {
      scripts.add(script(library));
    }
    scripts.add(script("/report/report.js"));
    List<String> hashes = scripts.stream().map(ReportPage::hash).toList();
    StringBuilder elements = new StringBuilder();
    scripts.forEach(script -> elements.append("<script>").append(script).append("</script>\n"));
    Map<String, String> slots =
        Map.of(
            "policy", String.join(" ", hashes),
            "style", resource("/report/report.css"),
            "title", text(facts.path("name").asText()),
            "facts", json(facts),
            "scripts", elements.toString());
    // In one pass: what fills a slot may look like one.
    return SLOT.matcher(resource("/report/report.html"))
        .replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
  }

  /** Returns JSON as it may stand in a script element: no tag and no comment can begin in it. */
  static String json(JsonNode facts) {
    return facts
        .toString()
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String script(String resource) throws IOException {
    // A string of a library may hold the end of its own element; in a string the escape is nothing.
    return resource(resource).replaceAll("(?i)</(?=script)", "<\\\\/");
  }

  private static String hash(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " must be on the class path, was not");
      }
      // A browser hashes a script with its line ends as they are here once it has read them.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
