package dev.eddy.cli.chaos.feed;

import dev.eddy.format.FormatType;
import dev.eddy.format.clicks.ClickStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of one partition, which its number and the seed of the run decide: generated clicks,
 * and now and then a line that no parser takes. Whoever asks for them again gets the same bytes.
 */
public final class ClickRecords {
  public static final FormatType FORMAT = FormatType.VW;

  /** A prime, so that the spoiled records of the partitions fall into different steps. */
  private static final int SPOILED_EVERY = 97;

  private final int partition;
  private final ClickStream clicks;
  private long count;

  ClickRecords(long seed, int partition) {
    this.partition = partition;
    // Far apart, so that no two runs share a partition.
    clicks = new ClickStream(seed * 1_000_003 + partition);
  }

  /** Returns the next record. */
  byte[] next() {
    long index = count++;
    if (isSpoiled(index)) {
      return "spoiled|%d|%d".formatted(partition, index).getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      clicks.writeTo(line, FORMAT, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = line.toByteArray();
    // Without the line's end.
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  /** Returns how many of the first records are spoiled. */
  public static long spoiledCount(long records) {
    return (records + SPOILED_EVERY - 1) / SPOILED_EVERY;
  }

  private static boolean isSpoiled(long index) {
    return index % SPOILED_EVERY == 0;
  }
}
