package dev.eddy.cli.bench;

import dev.eddy.format.FormatType;
import dev.eddy.format.clicks.ClickStream;
import dev.eddy.format.generated.DenseStream;
import dev.eddy.format.generated.TextStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** What is learned from: generated, the same bytes on every machine. */
public enum DataSet {
  /** 39 categorical features of 351,204 an example, hashed to 2^22, with concept drift. */
  CLICKS(39, 22, 8_000_000),

  /** 75 words of 50,000 a text, with real values. */
  TEXT(TextStream.WORDS_PER_TEXT, 18, 3_000_000),

  /** 28 real values an example, all of them always there. */
  DENSE(DenseStream.VALUE_COUNT, 18, 8_000_000);

  private static final long SEED = 1;

  private final int featureCount;
  private final int bits;
  private final int defaultExamples;

  DataSet(int featureCount, int bits, int defaultExamples) {
    this.featureCount = featureCount;
    this.bits = bits;
    this.defaultExamples = defaultExamples;
  }

  /** Returns the features of each example, the intercept not counted. */
  int featureCount() {
    return featureCount;
  }

  /** Returns the logarithm of the number of weights that the ids need, if nobody says another. */
  int bits() {
    return bits;
  }

  /** Returns enough examples for a run of ten seconds and more. */
  int defaultExamples() {
    return defaultExamples;
  }

  /** Returns a file of that many examples; generates it if it is not there. */
  Path file(Path folder, int examples) throws IOException {
    Path file = folder.resolve("%s-%d.vw".formatted(this, examples));
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      // A file that is there is whole.
      Path draft = folder.resolve(file.getFileName() + ".draft");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        write(out, examples);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private void write(OutputStream out, int examples) throws IOException {
    switch (this) {
      case CLICKS -> new ClickStream(SEED).writeTo(out, FormatType.VW, examples);
      case TEXT -> new TextStream(SEED).writeTo(out, examples);
      case DENSE -> new DenseStream(SEED).writeTo(out, examples);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
