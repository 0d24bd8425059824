package dev.eddy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source must not contain; each finding reads {@code file:line: what}. */
final class TidyRules {
  static final int FILE_LINES_MAX = 400;
  static final int METHOD_LINES_MAX = 70;

  // The brackets keep these patterns from finding themselves.
  private static final Pattern LEFTOVER = Pattern.compile("\\b(T[O]DO|F[I]XME|X[X]X)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.})-])/(?:work|root|tmp)(?:/|\\b(?=[\"'\\s]))");

  private static final Pattern CONSOLE = Pattern.compile("\\bSystem\\s*\\.\\s*(out|err)\\b");
  private static final Pattern BROAD_CATCH =
      Pattern.compile("\\bcatch\\s*\\([^)]*\\b(Exception|Throwable)\\b");
  private static final Pattern SLEEP =
      Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b");
  private static final Pattern DISABLED = Pattern.compile("@Disabled\\b");
  private static final Pattern EMPTY_NAME =
      Pattern.compile("\\b(class|interface|enum|record)\\s+\\w*(Utils?|Manager|Helper|Impl)\\b");

  private final String file;
  private final List<String> findings = new ArrayList<>();

  private TidyRules(String file) {
    this.file = file;
  }

  /**
   * Returns the findings in a text file of any kind.
   *
   * @param file path below the top folder, with slashes
   */
  static List<String> ofText(String file, String text) {
    TidyRules rules = new TidyRules(file);
    rules.forbid(MACHINE_PATH, new SourceText(text), "a path of one machine");
    return rules.findings;
  }

  /**
   * Returns the findings in a Java source.
   *
   * @param file path below the top folder, with slashes
   */
  static List<String> ofSource(String file, String text) {
    TidyRules rules = new TidyRules(file);
    SourceText code = SourceText.of(text);
    rules.limitLengths(text, code);
    rules.forbid(LEFTOVER, new SourceText(text), "work left over");
    rules.forbid(BROAD_CATCH, code, "catches everything");
    rules.forbid(EMPTY_NAME, code, "a name that says nothing");
    if (!file.contains("/dev/eddy/cli/")) {
      rules.forbid(CONSOLE, code, "the console belongs to the cli");
    }
    if (file.startsWith("src/test/")) {
      rules.forbid(SLEEP, code, "a test waits for an event, not for time");
      rules.forbid(DISABLED, code, "a test that does not run");
    }
    return rules.findings;
  }

  private void limitLengths(String text, SourceText code) {
    long lineCount = text.lines().count();
    if (lineCount > FILE_LINES_MAX) {
      add(1, "a file must have at most " + FILE_LINES_MAX + " lines, has " + lineCount);
    }
    for (MethodLengths.Method method : MethodLengths.of(code)) {
      if (method.lineCount() > METHOD_LINES_MAX) {
        String rule = "a method must have at most " + METHOD_LINES_MAX + " lines, has ";
        add(method.line(), rule + method.lineCount());
      }
    }
  }

  private void forbid(Pattern pattern, SourceText text, String reason) {
    Matcher matcher = pattern.matcher(text.code());
    while (matcher.find()) {
      add(text.line(matcher.start()), reason + ": " + matcher.group());
    }
  }

  private void add(int line, String finding) {
    findings.add(file + ":" + line + ": " + finding);
  }
}
