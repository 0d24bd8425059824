package dev.eddy.cli.watch;

import dev.eddy.cli.local.GrowingFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows how a run goes on, until it ends. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how good the model of a running job is and what happens to it: from its output",
      "folder, or from the topic that output.evaluation.topic names. Ends with the run, or with",
      "Ctrl-C."
    })
public final class WatchCommand implements Callable<Integer> {
  private static final long INTERVAL_MILLIS = 500;

  /** Set by scripts/eddy where the output is a terminal: since Java 22 the JVM does not tell. */
  private static final String TERMINAL = "eddy.terminal";

  private static final String CLEAR = "\u001b[H\u001b[2J";

  @Spec private CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", description = "Output folder of the run.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Of the Kafka that has the topic.")
  private Optional<String> servers = Optional.empty();

  @Option(names = "--topic", paramLabel = "NAME", description = "Topic of the evaluation.")
  private Optional<String> topic = Optional.empty();

  @Option(names = "--once", description = "Print one frame and end.")
  private boolean isOnce;

  /** Made by the command line. */
  public WatchCommand() {}

  @Override
  public Integer call() throws Exception {
    boolean isOfTopic = servers.isPresent() && topic.isPresent();
    if (folder.isPresent() == isOfTopic || servers.isPresent() != topic.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "either --output or --bootstrap-servers and --topic must be given, were %s, %s and %s"
              .formatted(said(folder), said(servers), said(topic)));
    }
    if (isOfTopic) {
      try (LineSource lines = TopicLines.open(servers.get(), topic.get())) {
        show(new RunView(topic.get()), List.of(lines));
      }
    } else {
      Path run = folder.get();
      LineSource windows = new GrowingFile(run.resolve("evaluation.jsonl"))::poll;
      LineSource events = new GrowingFile(run.resolve("events.jsonl"))::poll;
      show(new RunView(run.toString()), List.of(windows, events));
    }
    return 0;
  }

  private static String said(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private void show(RunView view, List<LineSource> sources)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    boolean isTerminal = Boolean.getBoolean(TERMINAL);
    boolean hasNews = true;
    while (true) {
      boolean isNew = take(view, sources);
      if (isOnce) {
        // What a topic has comes in several parts.
        while (take(view, sources)) {
          isNew = true;
        }
      }
      if (isNew || hasNews) {
        // A pipe gets one frame after the other, a screen one in the place of the other.
        out.print((isTerminal && !isOnce ? CLEAR : "") + view.frame());
        out.flush();
        hasNews = false;
      }
      if (isOnce || view.hasEnded()) {
        return;
      }
      Thread.sleep(INTERVAL_MILLIS);
    }
  }

  private static boolean take(RunView view, List<LineSource> sources) throws IOException {
    boolean isNew = false;
    for (LineSource source : sources) {
      for (String line : source.poll()) {
        view.add(line, System.nanoTime() / 1e9);
        isNew = true;
      }
    }
    return isNew;
  }
}
