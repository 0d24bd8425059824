package dev.eddy.streaming.result;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Theta in a file, {@code theta.bin}, big-endian: magic, version, the dimension of theta, how many
 * weights each coordinate has, the number of touched coordinates and these, ascending; then
 * weights, scales, means and inverse deviations, each as a length (0 where the learner has none)
 * and so many doubles. All weights of a coordinate stand together. {@code model.json} beside it
 * says what the numbers mean.
 */
public final class ModelFile {
  private static final int MAGIC = 0x45444459; // EDDY
  private static final int VERSION = 1;
  private static final String THETA = "theta.bin";
  private static final String SETTINGS = "model.json";

  private ModelFile() {}

  /** Writes a model into a folder, replacing what is there. */
  static void write(Path folder, LearnerSettings settings, String description, ThetaDelta theta)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(SETTINGS), description + "\n");
    Path draft = folder.resolve(THETA + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(settings.model().dimension());
      out.writeInt(settings.model().weightCount());
      out.writeInt(theta.coordinates().length);
      for (int coordinate : theta.coordinates()) {
        out.writeInt(coordinate);
      }
      for (double[] column : columns(theta)) {
        out.writeInt(column.length);
        for (double value : column) {
          out.writeDouble(value);
        }
      }
    }
    Files.move(draft, folder.resolve(THETA), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads the theta of a model folder. */
  public static ThetaDelta read(Path folder) throws IOException {
    Path file = folder.resolve(THETA);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IOException(file + " must be a model of version " + VERSION);
      }
      in.readInt();
      in.readInt();
      int[] coordinates = new int[in.readInt()];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = in.readInt();
      }
      return new ThetaDelta(coordinates, column(in), column(in), column(in), column(in));
    }
  }

  private static double[][] columns(ThetaDelta theta) {
    return new double[][] {
      theta.weights(), theta.scales(), theta.means(), theta.inverseDeviations()
    };
  }

  private static double[] column(DataInputStream in) throws IOException {
    double[] column = new double[in.readInt()];
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readDouble();
    }
    return column;
  }
}
