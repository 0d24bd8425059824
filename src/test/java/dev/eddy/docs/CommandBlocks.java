package dev.eddy.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the commands in a page of the documentation. */
public final class CommandBlocks {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\n(.*?)^```$");

  private CommandBlocks() {}

  /** Returns the commands of each block that is fenced without a language, in order. */
  public static List<List<String>> of(Path page) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(page));
    while (matcher.find()) {
      String oneLineEach = matcher.group(1).replaceAll("\\\\\n\\s*", "");
      blocks.add(oneLineEach.lines().filter(line -> !line.isBlank()).toList());
    }
    return blocks;
  }
}
