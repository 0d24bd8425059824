package dev.eddy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers, as Flink's REST API does, that there is one job. */
final class OneJobServer implements AutoCloseable {
  private final HttpServer server;

  private OneJobServer(HttpServer server) {
    this.server = server;
  }

  static OneJobServer start(String job, String state) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/overview", exchange -> answer(exchange, "{}"));
    String jobs =
        """
        {"jobs":[{"jid":"%s","name":"eddy","state":"%s","start-time":1,"end-time":-1,"duration":1}]}
        """
            .formatted(job, state);
    server.createContext("/jobs/overview", exchange -> answer(exchange, jobs));
    server.start();
    return new OneJobServer(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
