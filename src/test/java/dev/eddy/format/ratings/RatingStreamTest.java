package dev.eddy.format.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingStreamTest {
  private static final RatingSettings SETTINGS = RatingSettings.defaults();

  @Test
  void ratingIsTheTruthAndNoiseOfTheGivenDeviation() {
    RatingStream ratings = new RatingStream(1, SETTINGS);
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      ratings.next();
      assertThat(ratings.user()).isBetween(0, SETTINGS.users() - 1);
      assertThat(ratings.item()).isBetween(0, SETTINGS.items() - 1);
      double noise = ratings.rating() - ratings.truth();
      sum += noise;
      squares += noise * noise;
    }
    // Five standard errors of a mean and of a root mean square of so many.
    assertThat(sum / count).isCloseTo(0, within(0.0064));
    assertThat(Math.sqrt(squares / count)).isCloseTo(SETTINGS.noiseDeviation(), within(0.0045));
  }

  @Test
  void truthOfRankOneIsAProductOnceTheBiasesAreGone() {
    RatingModel model = new RatingModel(7, new RatingSettings(10, 10, 1, 0, 1, 0));
    double mean = 3.5;
    double determinant =
        (model.rating(0, 0) - mean) * (model.rating(1, 1) - mean)
            - (model.rating(0, 1) - mean) * (model.rating(1, 0) - mean);
    assertThat(determinant).isCloseTo(0, within(1e-12));
    assertThat(model.rating(0, 0)).isNotEqualTo(model.rating(0, 1));
  }

  /** Numbers are compared over months: another stream would make them worthless. */
  @Test
  void bytesOfASeedNeverChange() throws IOException, NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(text(42, 1_000).getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("6510cd5436a6fc69514c12cf002d49372399257a3d8b17eb1e1ffba769f84698");
  }

  @Test
  void anotherSeedGivesOtherBytes() throws IOException {
    assertThat(text(1, 10)).isNotEqualTo(text(2, 10));
  }

  @Test
  void linesSayWhatWasDrawn() throws IOException {
    // Of a wide spread, so that some ratings are below 0.
    RatingSettings settings = new RatingSettings(300, 20, 3, 2, 2, 2);
    RatingStream ratings = new RatingStream(3, settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RatingStream(3, settings).writeTo(out, 5_000);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(5_001).first().isEqualTo("user,item,rating");
    for (String line : lines.subList(1, lines.size())) {
      ratings.next();
      String[] cells = line.split(",", -1);
      assertThat(cells[0]).isEqualTo("u" + ratings.user());
      assertThat(cells[1]).isEqualTo("i" + ratings.item());
      assertThat(Double.parseDouble(cells[2])).isEqualTo(ratings.rating());
    }
    assertThat(lines).anyMatch(line -> line.contains(",-0."));
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatingSettings(0, 1, 1, 1, 1, 1))
        .withMessage("users must be in 1 to 16777216, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatingSettings(1, 1, 1, 1, 1, -1))
        .withMessageStartingWith("noiseDeviation must be in 0 to ")
        .withMessageEndingWith("was -1.0");
  }

  private static String text(long seed, long ratings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RatingStream(seed, SETTINGS).writeTo(out, ratings);
    return out.toString(StandardCharsets.UTF_8);
  }
}
