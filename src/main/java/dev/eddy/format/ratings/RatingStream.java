package dev.eddy.format.ratings;

import dev.eddy.format.generated.Dice;
import dev.eddy.format.generated.LineBuffer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Endless ratings of items by users, each pair as likely as any other: a hidden truth of low rank,
 * and noise. The same seed gives the same bytes on every machine.
 */
public final class RatingStream {
  private static final int HUNDRED = 100;

  private final Dice dice;
  private final RatingModel model;
  private final RatingSettings settings;
  private int user;
  private int item;
  private double truth;
  private long hundredths;

  public RatingStream(long seed, RatingSettings settings) {
    dice = new Dice(seed);
    model = new RatingModel(seed, settings);
    this.settings = settings;
  }

  /** Draws the next rating. */
  public void next() {
    user = draw(settings.users());
    item = draw(settings.items());
    truth = model.rating(user, item);
    double noise = settings.noiseDeviation() * Dice.bell(dice.next());
    hundredths = Math.round((truth + noise) * HUNDRED);
  }

  /** Returns who rates, from 0. */
  public int user() {
    return user;
  }

  /** Returns what is rated, from 0. */
  public int item() {
    return item;
  }

  /** Returns the rating, in whole hundredths. */
  public double rating() {
    return hundredths / (double) HUNDRED;
  }

  /** Returns the rating without the noise: what nobody can know better. */
  public double truth() {
    return truth;
  }

  /** Draws ratings and writes them as csv with a header. The stream is flushed, not closed. */
  public void writeTo(OutputStream out, long ratings) throws IOException {
    if (ratings < 0) {
      throw new IllegalArgumentException("ratings must be >= 0, was " + ratings);
    }
    LineBuffer.write(out, "user,item,rating\n", ratings, this::appendNext);
  }

  private void appendNext(LineBuffer line) {
    next();
    // A letter first, so that nobody takes a name for a number.
    line.append('u').append(user).append(",i").append(item).append(',');
    if (hundredths < 0) {
      line.append('-');
    }
    int size = (int) Math.abs(hundredths);
    line.append(size / HUNDRED).append('.');
    line.append(size / 10 % 10).append(size % 10);
  }

  private int draw(int count) {
    return (int) (((dice.next() >>> 32) * count) >>> 32);
  }
}
