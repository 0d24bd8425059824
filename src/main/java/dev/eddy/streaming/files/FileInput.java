package dev.eddy.streaming.files;

import dev.eddy.streaming.pacing.TrainingInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Text files as training input: the files of a path, each one split or cut into byte ranges. */
public final class FileInput {
  /** Whoever wants to know what the lines look like need not open thousands of files. */
  private static final int HEADS_MAX = 8;

  private static final int RECORD_LENGTH_LIMIT = 1 << 30;

  private final List<InputFile> files;
  private final int splitsPerFile;
  private final int recordLengthMax;

  private FileInput(List<InputFile> files, int splitsPerFile, int recordLengthMax) {
    this.files = files;
    this.splitsPerFile = splitsPerFile;
    this.recordLengthMax = recordLengthMax;
  }

  /**
   * Finds the files.
   *
   * @param path a file; a folder, for all its regular files that are not hidden (no folders in it);
   *     or a glob with {@code *}, {@code ?} or <code>{a,b}</code> in any part. Without a scheme it
   *     is local
   * @param splitsPerFile byte ranges of each file, at least 1; 1 where a file is compressed
   * @param recordLengthMax bytes of the longest line that is kept whole; of a longer one come the
   *     first {@code recordLengthMax + 1} bytes, so that it can be told apart and be rejected
   * @throws IllegalArgumentException if there is no file, or one cannot be read or cut
   */
  public static FileInput of(String path, int splitsPerFile, int recordLengthMax) {
    if (splitsPerFile < 1) {
      throw new IllegalArgumentException("input.splits must be >= 1, was " + splitsPerFile);
    }
    if (recordLengthMax < 1 || recordLengthMax > RECORD_LENGTH_LIMIT) {
      throw new IllegalArgumentException(
          "recordLengthMax must be in [1, %d], was %d"
              .formatted(RECORD_LENGTH_LIMIT, recordLengthMax));
    }
    List<InputFile> files = InputFiles.find(path);
    for (InputFile file : files) {
      if (splitsPerFile > 1 && file.isCompressed()) {
        throw new IllegalArgumentException(
            "input.splits must be 1 for a compressed file, was %d for %s"
                .formatted(splitsPerFile, file.name()));
      }
    }
    return new FileInput(files, splitsPerFile, recordLengthMax);
  }

  /** Returns the lines of all files; splits stand in the order of files and of ranges in a file. */
  public TrainingInput<LineSplit, List<LineSplit>> trainingInput() {
    List<LineSplit> splits = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (InputFile file : files) {
      for (int range = 0; range < splitsPerFile; range++) {
        splits.add(file.range(splits.size(), range, splitsPerFile));
        names.add(splitsPerFile == 1 ? file.name() : file.name() + "#" + range);
      }
    }
    return new TrainingInput<>(new LineSource(splits, recordLengthMax), LineSplit::number, names);
  }

  /**
   * Returns the first lines of the first files, without their line ends.
   *
   * @param lineCountMax lines of each file at most
   * @throws IllegalArgumentException if a file cannot be read
   */
  public List<List<byte[]>> heads(int lineCountMax) {
    List<List<byte[]>> heads = new ArrayList<>();
    for (InputFile file : files.subList(0, Math.min(files.size(), HEADS_MAX))) {
      try (LineScanner lines = LineScanner.open(file.range(0, 0, 1), recordLengthMax)) {
        heads.add(head(lines, lineCountMax));
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "input.path must be readable, was %s: %s".formatted(file.path(), e.getMessage()), e);
      }
    }
    return heads;
  }

  /**
   * Hands over each line of all files, in order, without its line end.
   *
   * @throws IOException if a file cannot be read to its end or has a line that is too long
   */
  public void forEachLine(Consumer<byte[]> consumer) throws IOException {
    for (InputFile file : files) {
      try (LineScanner lines = LineScanner.open(file.range(0, 0, 1), recordLengthMax)) {
        while (lines.next()) {
          if (lines.to() - lines.from() > recordLengthMax) {
            throw new IOException(
                "line must be at most %d bytes, had more before byte %d of %s"
                    .formatted(recordLengthMax, lines.position(), file.path()));
          }
          consumer.accept(Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to()));
        }
      }
    }
  }

  private static List<byte[]> head(LineScanner lines, int lineCountMax) throws IOException {
    List<byte[]> head = new ArrayList<>();
    while (head.size() < lineCountMax && lines.next()) {
      int to = lines.to();
      boolean hasReturn = to > lines.from() && lines.bytes()[to - 1] == '\r';
      head.add(Arrays.copyOfRange(lines.bytes(), lines.from(), hasReturn ? to - 1 : to));
    }
    return head;
  }
}
