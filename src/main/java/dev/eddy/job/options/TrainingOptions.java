package dev.eddy.job.options;

import dev.eddy.job.options.Choices.Steps;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.streaming.loop.Synchronization.Mode;
import java.time.Duration;
import org.apache.flink.configuration.MemorySize;

/** How theta is learned, in which portions and how fast. */
public final class TrainingOptions {
  /** Shards and slices have a key group each. */
  public static final int SHARDS_MAX = 128;

  private static final int DELAY_MAX = 64;

  public static final Option<Algorithm> ALGORITHM =
      Option.choice(
          "training.algorithm",
          Algorithm.class,
          Algorithm.SGD,
          "`sgd`: a step's gradient is one step of the optimizer; `local-sgd`: within a step each"
              + " shard takes a step of the optimizer for each record, from the same theta on, and"
              + " what the shards changed is summed; `gradient-descent`: all records of an input that"
              + " ends are kept, and each step is a pass over them, until theta is where the"
              + " objective is least.");

  public static final Option<Mode> SYNCHRONIZATION =
      Option.choice(
          "training.synchronization",
          Mode.class,
          Mode.SYNC,
          "Which theta step t is computed with: `sync` exactly theta(t - D), with the same bits in"
              + " every run; `bounded-staleness` the newest, at most so many steps behind; `async`"
              + " the newest. The bits of the last two differ from run to run.");

  public static final Option<Integer> DELAY =
      Option.whole(
          "training.delay", 0, DELAY_MAX, 0, "D: how many steps old theta is; for `sync`.");

  public static final Option<Integer> STALENESS =
      Option.whole(
          "training.staleness",
          0,
          DELAY_MAX,
          2,
          "s: how many steps theta may be behind; for `bounded-staleness`.");

  public static final Option<Integer> WINDOW =
      Option.whole(
          "training.window",
          1,
          1024,
          "`3`; or D + 2 for `sync`, s + 2 for `bounded-staleness`, if that is more",
          "W: how many steps a split is read ahead of theta; at least D + 1, from D + 2 on nobody"
              + " waits. For `async` nothing else keeps theta from getting old, and a large one diverges.");

  public static final Option<Steps> STEPS =
      Option.choice(
          "training.steps",
          Steps.class,
          "`time` for a topic without an end, else `count`",
          "What cuts the stream into steps: a number of records, or the records' time. By count"
              + " every partition must keep moving: a step waits for all.");

  public static final Option<Duration> STEP_INTERVAL =
      Option.duration(
          "training.step-interval",
          Duration.ofMillis(1),
          Duration.ofMillis(100),
          "Steps by time: how long a step lasts. A checkpoint belongs to its interval.");

  public static final Option<Integer> BATCH_SIZE =
      Option.whole(
          "training.batch-size", 1, 1 << 20, 1024, "Records that a split gives to a step at most.");

  public static final Option<Boolean> BATCH_RAMP =
      Option.flag(
          "training.batch-ramp",
          true,
          "Whether steps start small: over all splits max(8, min(records seen / 50, 3 times their"
              + " square root)) until the batch size is reached.");

  public static final Option<MemorySize> BATCH_BYTES_MAX =
      Option.size(
          "training.batch-bytes-max",
          MemorySize.parse("1kb"),
          MemorySize.parse("64mb"),
          MemorySize.parse("4mb"),
          "A split's part of a step ends early at this many bytes.");

  public static final Option<Integer> SHARDS =
      Option.whole(
          "training.shards",
          1,
          SHARDS_MAX,
          4,
          "Parts into which examples are dealt out, fixed for a job's life; at most so many workers"
              + " have work.");

  public static final Option<Integer> SLICES =
      Option.whole(
          "training.slices",
          1,
          SHARDS_MAX,
          1,
          "Parts into which theta is cut, fixed for a job's life; at most so many servers have"
              + " work. One server is enough for about four workers; a cluster that shall grow"
              + " needs more from the start.");

  public static final Option<Double> STEP_NORM_MAX =
      Option.positive(
          "training.step-norm-max",
          Double.MAX_VALUE,
          "",
          "A step with a larger norm is set aside: the largest, over its records, of"
              + " max(1, |d loss / d margin|) * max |x|, the values as they were read.");

  public static final Option<Double> STEP_NORM_GROWTH_MAX =
      Option.positive(
          "training.step-norm-growth-max",
          Double.MAX_VALUE,
          1e6,
          "A step is set aside, too, when its norm is more than so many times the largest one that"
              + " was applied, once 1,000 records were trained.");

  public static final Option<Duration> FEEDBACK_TIMEOUT =
      Option.duration(
          "training.feedback-timeout",
          Duration.ofMillis(100),
          Duration.ofSeconds(60),
          "How long a source waits for its first theta before the job fails.");

  public static final Option<Integer> SEED =
      Option.whole(
          "training.seed",
          0,
          Integer.MAX_VALUE,
          1,
          "Seeds the moments at which `--kill` strikes, and the initial factors of an `fm`; training"
              + " itself has no dice.");

  private TrainingOptions() {}
}
