package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.docs.CommandBlocks;
import dev.eddy.job.options.OptionCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/**
 * Every command of eddy in the readme and in docs can be typed: subcommands, options and files are
 * there. Whether they do what the pages say is for ReadmeITCase and ClusterITCase.
 */
class CommandPagesTest {
  private static final Pattern COMMAND = Pattern.compile("^scripts/(eddy|bench)( .*)?$");
  private static final Pattern OPTION = Pattern.compile("-D ([\\w.-]+)=");
  private static final Pattern FILE = Pattern.compile("\\bsrc/\\S+");

  @TempDir private Path folder;

  @Test
  void everyCommandCanBeTyped() throws IOException {
    int count = 0;
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      List<Path> pages =
          new ArrayList<>(docs.filter(page -> page.toString().endsWith(".md")).toList());
      pages.add(Path.of("README.md"));
      for (Path page : pages) {
        count += requireTypeable(page);
      }
    }
    assertThat(count).isGreaterThan(25);
  }

  @Test
  void theRunbookHasEveryCommandThatActsOnAJob() throws IOException {
    String page = Files.readString(Path.of("docs", "operations.md"));
    assertThat(page)
        .contains("eddy cluster start", "eddy cluster status", "eddy cluster kill", "eddy list")
        .contains("eddy submit", "eddy stop --savepoint", "eddy stop --drain", "eddy rescale")
        .contains("eddy recover", "--from-savepoint", "bench model-of-scale");
  }

  @Test
  void aPageWithAnOptionThatIsNotThereIsFound() throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(page, "```\nscripts/eddy stop --savepont\n```\n");
    assertThatThrownBy(() -> requireTypeable(page)).hasMessageContaining("--savepont");
    Files.writeString(page, "```\nscripts/eddy submit -D training.shard=3\n```\n");
    assertThatThrownBy(() -> requireTypeable(page)).hasMessageContaining("training.shard");
    Files.writeString(page, "```\nscripts/eddy list\n```\n");
    assertThat(requireTypeable(page)).isEqualTo(1);
  }

  private static int requireTypeable(Path page) throws IOException {
    int count = 0;
    for (List<String> block : CommandBlocks.of(page)) {
      for (String command : block) {
        Matcher matcher = COMMAND.matcher(command);
        if (matcher.matches()) {
          String words = matcher.group(2) == null ? "" : matcher.group(2);
          requireTypeable(page, matcher.group(1).equals("bench") ? "bench" + words : words.strip());
          count++;
        }
      }
    }
    return count;
  }

  private static void requireTypeable(Path page, String words) {
    try {
      Eddy.commandLine().parseArgs(words.split(" +"));
    } catch (ParameterException e) {
      throw new AssertionError("%s: %s: %s".formatted(page, words, e.getMessage()), e);
    }
    Matcher options = OPTION.matcher(words);
    while (options.find()) {
      OptionCatalog.requireKnown(options.group(1));
    }
    Matcher files = FILE.matcher(words);
    while (files.find()) {
      assertThat(Path.of(files.group())).exists();
    }
  }
}
