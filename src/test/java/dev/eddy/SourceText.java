package dev.eddy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java source without its comments and literals, line for line. */
record SourceText(String code) {
  private static final Pattern COMMENT_OR_LITERAL =
      Pattern.compile(
          "//[^\n]*"
              + "|/\\*[\\s\\S]*?\\*/"
              + "|\"\"\"(?:\\\\[\\s\\S]|(?!\"\"\")[^\\\\])*+\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\n])*+\""
              + "|'(?:\\\\.|[^'\\\\\n])++'");

  /** Blanks out comments and literals, so that a brace or a word in them does not count. */
  static SourceText of(String source) {
    StringBuilder code = new StringBuilder(source.length());
    Matcher matcher = COMMENT_OR_LITERAL.matcher(source);
    while (matcher.find()) {
      long lineCount = matcher.group().chars().filter(c -> c == '\n').count();
      matcher.appendReplacement(code, " " + "\n".repeat((int) lineCount));
    }
    return new SourceText(matcher.appendTail(code).toString());
  }

  /** Returns the line of an offset, from 1. */
  int line(int offset) {
    return 1 + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
