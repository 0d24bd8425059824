package dev.eddy.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the examples of runs are: generated files, and topics while a broker is needed. */
final class Inputs implements AutoCloseable {
  private final BenchSettings settings;
  private final Optional<Broker> broker;

  private Inputs(BenchSettings settings, Optional<Broker> broker) {
    this.settings = settings;
    this.broker = broker;
  }

  static Inputs open(BenchSettings settings) throws IOException, InterruptedException {
    boolean needsBroker = settings.sources().contains(Source.KAFKA);
    Path folder = settings.folder().resolve("kafka");
    return new Inputs(settings, needsBroker ? Optional.of(Broker.start(folder)) : Optional.empty());
  }

  /** Returns a run with all its options; its examples are there then. */
  Run run(Scenario scenario, Contender contender, boolean isProfiled) throws IOException {
    Map<String, String> options = new HashMap<>(scenario.options(settings));
    options.putAll(place(scenario));
    options.putAll(contender.options());
    options.putAll(contender.amend(settings.options()));
    String name = (scenario + " " + contender).replaceAll("[ ,]+", "-");
    return new Run(name, contender.contestant(), options, isProfiled);
  }

  /** Returns the options that say where the examples are. */
  Map<String, String> place(Scenario scenario) throws IOException {
    return place(scenario, settings.examples().orElse(scenario.data().defaultExamples()));
  }

  /** Returns the options that say where so many examples are. */
  Map<String, String> place(Scenario scenario, int examples) throws IOException {
    Path file = scenario.data().file(settings.folder(), examples);
    if (scenario.source() == Source.FILE) {
      return Map.of("input.path", file.toString());
    }
    Broker running = broker.orElseThrow();
    return Map.of(
        "input.topic", running.topic(file, examples),
        "input.bootstrap-servers", running.bootstrapServers(),
        "input.end", "latest");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (broker.isPresent()) {
      broker.get().close();
    }
  }
}
