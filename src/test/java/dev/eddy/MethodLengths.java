package dev.eddy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the methods of a source by their braces and counts their lines. */
final class MethodLengths {
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(class|interface|enum|record)\\s+\\w+|\\bnew\\s[^;=]*\\)$|^,?\\s*[A-Z0-9_]+(\\(.*\\))?$",
          Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile(
          "\\)(\\s*throws\\s[\\w.,\\s]+)?$|^(@\\w+\\s+)*((public|private|protected)\\s+)?[A-Z]\\w*$");

  private final SourceText source;
  private final Deque<Block> open = new ArrayDeque<>();
  private final List<Method> methods = new ArrayList<>();

  private MethodLengths(SourceText source) {
    this.source = source;
  }

  static List<Method> of(SourceText source) {
    MethodLengths lengths = new MethodLengths(source);
    lengths.scan();
    return List.copyOf(lengths.methods);
  }

  private void scan() {
    String code = source.code();
    int headerStart = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '{') {
        open(code.substring(headerStart, i).strip(), headerStart, i);
      } else if (c == '}') {
        close(i);
      }
      if (c == '{' || c == '}' || c == ';') {
        headerStart = i + 1;
      }
    }
  }

  private void open(String header, int headerStart, int brace) {
    boolean isInType = open.isEmpty() || open.peek().kind() == Kind.TYPE;
    Kind kind = Kind.OTHER;
    if (TYPE.matcher(header).find()) {
      kind = Kind.TYPE;
    } else if (isInType && METHOD.matcher(header).find()) {
      kind = Kind.METHOD;
    }
    int blankCount = source.code().substring(headerStart, brace).indexOf(header);
    open.push(new Block(kind, source.line(headerStart + blankCount)));
  }

  private void close(int brace) {
    Block block = open.pop();
    if (block.kind() == Kind.METHOD) {
      methods.add(new Method(block.line(), source.line(brace) - block.line() + 1));
    }
  }

  /** Where a method starts, from 1, and how many lines it has, both braces included. */
  record Method(int line, int lineCount) {}

  private record Block(Kind kind, int line) {}

  private enum Kind {
    TYPE,
    METHOD,
    OTHER
  }
}
