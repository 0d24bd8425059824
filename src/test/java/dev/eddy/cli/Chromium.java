package dev.eddy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A headless browser with one page, spoken to by the DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "DevTools listening on ws://";
  private static final long TIMEOUT_SECONDS = 30;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers;
  private final List<JsonNode> events;
  private final Wire wire;
  private final AtomicInteger id = new AtomicInteger();

  private Chromium(Process process, WebSocket socket, Wire wire) {
    this.process = process;
    this.socket = socket;
    this.answers = wire.answers;
    this.events = wire.events;
    this.wire = wire;
  }

  /** Returns where the browser is, if this machine has one. */
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with an empty page. */
  static Chromium start(Path binary, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    String address = address(process);
    HttpClient client = HttpClient.newHttpClient();
    URI list = URI.create("http://" + address + "/json/list");
    String pages =
        client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    String page = JSON.readTree(pages).get(0).get("webSocketDebuggerUrl").asText();
    Wire wire = new Wire();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page), wire)
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Chromium started = new Chromium(process, socket, wire);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      started.call(domain + ".enable", JSON.createObjectNode());
    }
    return started;
  }

  /** Sends a command and returns its result. */
  JsonNode call(String method, ObjectNode parameters) throws Exception {
    int number = id.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns what an expression is; a promise's value if it is one. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode parameters =
        JSON.createObjectNode()
            .put("expression", expression)
            .put("awaitPromise", true)
            .put("returnByValue", true);
    return call("Runtime.evaluate", parameters).path("result").path("value");
  }

  /** Makes the window this wide, as a phone's, and opens a file in it. */
  void open(Path file, int width) throws Exception {
    resize(width);
    CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
    wire.loaded.set(loaded);
    call("Page.navigate", JSON.createObjectNode().put("url", file.toUri().toString()));
    loaded.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Makes the window this wide and leaves what is open in it. */
  void resize(int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", 800)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
  }

  /** Returns what happened of a kind, {@code Runtime.exceptionThrown} for one. */
  List<JsonNode> events(String method) {
    return events.stream().filter(event -> event.path("method").asText().equals(method)).toList();
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.destroy();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static String address(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      int at = line.indexOf(LISTENING);
      if (at >= 0) {
        String rest = line.substring(at + LISTENING.length());
        return rest.substring(0, rest.indexOf('/'));
      }
    }
    throw new IOException("chromium must say where it listens, said " + said);
  }

  /** Puts messages together and hands them to who waits for them. */
  private static final class Wire implements WebSocket.Listener {
    final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final AtomicReference<CompletableFuture<JsonNode>> loaded =
        new AtomicReference<>(new CompletableFuture<>());
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
      message.append(data);
      if (isLast) {
        take(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(data);
    }

    private void take(String text) {
      try {
        JsonNode json = JSON.readTree(text);
        if (json.has("id")) {
          answers.remove(json.get("id").asInt()).complete(json.path("result"));
        } else {
          events.add(json);
          if (json.path("method").asText().equals("Page.loadEventFired")) {
            loaded.get().complete(json);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException("chromium must speak JSON, said " + text, e);
      }
    }
  }
}
