package dev.eddy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)><!-- {{scripts}} {{policy}} \u2028 & ' \"";
  private static final Pattern FACTS =
      Pattern.compile("<script type=\"application/json\" id=\"facts\">(.*?)</script>");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");

  @Test
  void hostileNamesComeThroughAsTextAndAsNothingElse() throws IOException {
    ObjectNode facts = facts(HOSTILE);
    String page = ReportPage.of(facts);
    Matcher held = FACTS.matcher(page);
    assertThat(held.find()).isTrue();
    assertThat(held.group(1)).doesNotContain("<", ">", "&", "\u2028");
    assertThat(JSON.readTree(held.group(1))).isEqualTo(facts);
    assertThat(page).doesNotContain("<img");
    assertThat(page).contains("<title>&lt;/script&gt;&lt;img");
  }

  @Test
  void thePolicyNamesTheHashOfEachScriptAndFetchesNothing() throws Exception {
    String page = ReportPage.of(facts("loans"));
    Matcher scripts = SCRIPT.matcher(page);
    int count = 0;
    while (scripts.find()) {
      assertThat(page).contains("'sha256-" + hash(scripts.group(1)) + "'");
      count++;
    }
    assertThat(count).isEqualTo(3);
    assertThat(page).contains("default-src 'none'").doesNotContain("src=\"http", "href=\"http");
    assertThat(page).doesNotContain("{{");
  }

  @Test
  void theSameFactsGiveTheSameBytes() throws IOException {
    assertThat(ReportPage.of(facts("loans"))).isEqualTo(ReportPage.of(facts("loans")));
  }

  private static ObjectNode facts(String name) {
    ObjectNode facts = JSON.createObjectNode().put("name", name);
    facts.putArray("weights").addObject().put("name", name).put("effect", 1.5);
    return facts;
  }

  private static String hash(String script) throws NoSuchAlgorithmException {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
