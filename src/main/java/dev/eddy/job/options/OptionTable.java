package dev.eddy.job.options;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.description.HtmlFormatter;

/** The options as the documentation shows them, in Markdown. */
public final class OptionTable {
  private static final HtmlFormatter PLAIN = new HtmlFormatter();

  private OptionTable() {}

  /** Returns a table for each group. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<Option<?>>> group : OptionCatalog.byGroup().entrySet()) {
      text.append("## ").append(group.getKey()).append("\n\n");
      text.append("| option | default | values | meaning |\n| --- | --- | --- | --- |\n");
      for (Option<?> option : group.getValue()) {
        text.append(row(option));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String row(Option<?> option) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            option.key(),
            option.defaultText(),
            option.rule(),
            PLAIN.format(option.flink().description()));
  }
}
