package dev.eddy.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.names.FeatureNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code report.html} beside the results it is about. */
public final class RunReport {
  private static final String REPORT = "report.html";

  private RunReport() {}

  /** Writes the report of a run that has just ended, and what its greatest weights are called. */
  public static Path write(Path folder, FeatureNames names) throws IOException {
    TopWeights.write(folder, names);
    return write(folder);
  }

  /**
   * Writes the report anew: the same bytes for the same results.
   *
   * @throws IllegalArgumentException if the folder has no summary
   */
  public static Path write(Path folder) throws IOException {
    ObjectNode facts = RunFacts.read(folder);
    Path draft = folder.resolve(REPORT + ".part");
    Files.writeString(draft, ReportPage.of(facts));
    return Files.move(draft, folder.resolve(REPORT), StandardCopyOption.REPLACE_EXISTING);
  }
}
