package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a run with kills whose features have hostile names, in a browser if there is one.
 */
class ReportITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
  private static final int RECORDS = 4_000;
  private static final int PHONE = 390;
  private static final int DESK = 1200;

  /** A sheet of paper without its margins, at 96 dots per inch. */
  private static final int PAPER = 710;

  /**
   * Counts charts without a drawing or that are cut, once all are drawn, how far the page is too
   * wide and in how many rows its three narrow cards are.
   */
  private static final String LOOK =
      """
      new Promise(done => {
        const wait = () => {
          const data = document.documentElement.dataset;
          if (!data.charts || data.drawn !== data.charts) return setTimeout(wait, 20);
          const charts = [...document.querySelectorAll(".chart")];
          done({charts: charts.length,
            empty: charts.filter(chart => chart.querySelectorAll("svg path, svg line").length < 3).length,
            cut: charts.filter(chart => chart.querySelector("svg").getBoundingClientRect().right
              > chart.closest(".card").getBoundingClientRect().right).length,
            rows: new Set([...document.querySelectorAll(".card.third")].slice(0, 3)
              .map(card => card.getBoundingClientRect().top)).size,
            tooWide: document.documentElement.scrollWidth - window.innerWidth,
            images: document.querySelectorAll("img").length,
            text: document.body.innerText,
            paper: getComputedStyle(document.body).backgroundColor});
        };
        wait();
      })
      """;

  @TempDir private static Path folder;
  private static Path output;

  @BeforeAll
  static void train() throws IOException {
    Path input = folder.resolve("input.csv");
    Random random = new Random(3);
    List<String> lines = new ArrayList<>(List.of("a," + HOSTILE + ",city,y"));
    for (int i = 0; i < RECORDS; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      String city = random.nextBoolean() ? "Ulm" : "<b onclick=alert(2)>";
      int y = a - b + random.nextGaussian() > 0 ? 1 : 0;
      lines.add("%s,%s,%s,%d".formatted(a, b, city, y));
    }
    Files.write(input, lines);
    output = folder.resolve("run");
    assertDone(
        "train",
        "-D",
        "input.path=" + input,
        "-D",
        "input.csv.label=y",
        "-D",
        "evaluation.window=100",
        "-D",
        "parallelism.default=2",
        "--kill",
        "1",
        "--output",
        output.toString());
  }

  @Test
  void aRunLeavesWhatHappenedAndItsWeightsByName() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(output.resolve("events.jsonl"))) {
      events.add(JSON.readTree(line));
    }
    String names =
        events.stream()
            .map(event -> event.get("event").asText())
            .distinct()
            .collect(Collectors.joining(" "));
    assertThat(names).startsWith("start").endsWith("end").contains("kill", "restart", "progress");
    JsonNode weights = JSON.readTree(Files.readString(output.resolve("weights.json")));
    assertThat(weights.findValuesAsText("name"))
        .contains("a", HOSTILE, "city=Ulm", "city=<b onclick=alert(2)>");
  }

  @Test
  void theReportIsWrittenAnewWithTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(output.resolve("report.html"));
    assertDone("report", "--output", output.toString());
    assertThat(Files.readAllBytes(output.resolve("report.html"))).isEqualTo(first);
  }

  @Test
  void watchShowsAFrameOfTheRunAndRefusesToGuessWhich() {
    CommandRun once = CommandRun.of("watch", "--output", output.toString(), "--once");
    assertThat(once.exitCode()).as(once.err()).isZero();
    assertThat(once.out()).contains("ended", "trained 4,000", "log_loss", "kills 1  restarts 1");
    assertThat(CommandRun.of("watch", "--topic", "t").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("watch").err()).contains("either --output or");
  }

  @Test
  void theBrowserDrawsEveryChartAndObeysNoName() throws Exception {
    Optional<Path> binary = Chromium.find();
    assumeTrue(binary.isPresent(), "chromium is missing; scripts/report-screenshot installs it");
    try (Chromium browser = Chromium.start(binary.get(), folder.resolve("profile"))) {
      browser.open(output.resolve("report.html"), DESK);
      JsonNode page = browser.evaluate(LOOK);
      assertThat(page.path("charts").asInt()).as("%s", page).isGreaterThanOrEqualTo(9);
      assertThat(page.get("empty").asInt()).isZero();
      assertThat(page.get("images").asInt()).isZero();
      assertThat(page.get("text").asText()).contains(HOSTILE, "city=<b onclick=alert(2)>");

      browser.call("Emulation.setEmulatedMedia", dark());
      browser.open(output.resolve("report.html"), PHONE);
      JsonNode phone = browser.evaluate(LOOK);
      assertThat(phone.get("tooWide").asInt()).isLessThanOrEqualTo(0);
      assertThat(phone.get("empty").asInt()).isZero();
      assertThat(phone.get("paper")).isNotEqualTo(page.get("paper"));

      // Somebody with a dark screen prints what was drawn for it.
      browser.open(output.resolve("report.html"), DESK);
      assertThat(browser.evaluate(LOOK).get("rows").asInt()).isEqualTo(1);
      browser.call("Emulation.setEmulatedMedia", dark().put("media", "print"));
      browser.resize(PAPER);
      JsonNode paper = browser.evaluate(LOOK);
      assertThat(paper.get("paper").asText()).isEqualTo("rgb(255, 255, 255)");
      assertThat(paper.get("tooWide").asInt()).isLessThanOrEqualTo(0);
      assertThat(paper.get("cut").asInt()).isZero();
      assertThat(paper.get("rows").asInt()).isEqualTo(1);

      assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
      assertThat(browser.events("Page.javascriptDialogOpening")).isEmpty();
      assertThat(browser.events("Log.entryAdded")).isEmpty();
      assertThat(browser.events("Network.requestWillBeSent"))
          .allSatisfy(request -> assertThat(request.findValue("url").asText()).startsWith("file:"));
    }
  }

  private static void assertDone(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static ObjectNode dark() {
    ObjectNode parameters = JSON.createObjectNode();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", "dark");
    return parameters;
  }
}
