package dev.eddy.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Flink's REST API at whichever JobManager answers; one that stands by asks the one that leads. */
public final class FlinkRest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final List<URI> addresses;

  FlinkRest(List<URI> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** Returns what a path holds, empty while nobody leads or the path is not known. */
  public Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    for (URI address : addresses) {
      Optional<HttpResponse<String>> answer = send(request(address, path).GET().build());
      if (answer.isPresent() && answer.get().statusCode() == 200) {
        return Optional.of(JSON.readTree(answer.get().body()));
      }
    }
    return Optional.empty();
  }

  /** Returns the address of a JobManager that answers for the cluster. */
  public Optional<URI> living() throws IOException, InterruptedException {
    for (URI address : addresses) {
      Optional<HttpResponse<String>> answer = send(request(address, "/overview").GET().build());
      if (answer.isPresent() && answer.get().statusCode() == 200) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** Asks for something with a body of JSON and returns the answer. */
  public JsonNode post(String path, String body) throws IOException, InterruptedException {
    return change(path, "POST", body);
  }

  /** Changes what a path and its query name and returns the answer. */
  public JsonNode patch(String path) throws IOException, InterruptedException {
    return change(path, "PATCH", "");
  }

  private JsonNode change(String path, String method, String body)
      throws IOException, InterruptedException {
    URI address =
        living().orElseThrow(() -> new ClusterException("no JobManager answers at " + addresses));
    HttpRequest request =
        request(address, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new ClusterException(
          "%s %s must be accepted, was %d: %s"
              .formatted(method, path, answer.statusCode(), firstLine(answer.body())));
    }
    return JSON.readTree(answer.body());
  }

  private static HttpRequest.Builder request(URI address, String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
  }

  private Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
    try {
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException down) {
      return Optional.empty();
    }
  }

  private static String firstLine(String text) {
    return text.replace("\\n", "\n").lines().findFirst().orElse("");
  }
}
