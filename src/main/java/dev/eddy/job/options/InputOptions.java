package dev.eddy.job.options;

import dev.eddy.format.FormatType;
import dev.eddy.format.ParserSettings;
import dev.eddy.job.options.Choices.InputType;
import dev.eddy.job.options.Choices.PartitionBy;
import dev.eddy.streaming.kafka.DataLoss;
import java.time.Duration;

/** Where records come from and which shard gets them. */
public final class InputOptions {
  /** Prefix of options that go to the Kafka client as they are. */
  public static final String KAFKA_PREFIX = "input.kafka.";

  public static final Option<InputType> TYPE =
      Option.choice(
          "input.type",
          InputType.class,
          "`kafka` with `input.topic`, else `file`",
          "The door that records come through.");

  public static final Option<String> PATH =
      Option.text(
          "input.path",
          "",
          "a file, a folder or a glob",
          "File, folder or glob to read; `.gz` is unpacked; one file is one split.");

  public static final Option<Integer> SPLITS =
      Option.whole(
          "input.splits",
          1,
          1024,
          1,
          "Byte ranges into which each file is cut; above 1 not for `.gz`.");

  public static final Option<String> TOPIC =
      Option.text("input.topic", "", "a topic", "Kafka topic to read; one partition is one split.");

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.text(
          "input.bootstrap-servers",
          "localhost:9092",
          "host:port, several separated by commas",
          "Kafka brokers to begin with.");

  public static final Option<String> START =
      Option.text(
          "input.start",
          "earliest",
          "earliest, latest, committed, a time as ISO-8601 or epoch milliseconds, or offsets like"
              + " offsets:0=100,1=250",
          "Where a topic is read from when no checkpoint says so. `committed` is as of one of the"
              + " group's checkpoints, so records behind it come again; a partition that `offsets`"
              + " does not name is read from its oldest record.");

  public static final Option<String> END =
      Option.text(
          "input.end",
          "never",
          "never, latest, a time as ISO-8601 or epoch milliseconds, or offsets like"
              + " offsets:0=100,1=250",
          "Where a topic ends; found once, when the job starts. `latest`: where it ends then; a"
              + " time: before the first record of a partition that is not older; `offsets`: before"
              + " these, and a partition that is not named as with `latest`.");

  public static final Option<DataLoss> ON_DATA_LOSS =
      Option.choice(
          "input.on-data-loss",
          DataLoss.class,
          DataLoss.FAIL,
          "When the broker no longer has a topic's next records, by retention or because it was"
              + " made anew: `fail` ends the job, the others go on there; the gap is in the log and in"
              + " the metric `lost-offsets`.");

  public static final Option<Integer> PARTITIONS_MIN =
      Option.whole(
          "input.partitions-min",
          1,
          100_000,
          1,
          "Partitions that a topic must have when the job starts, against one that was made by"
              + " accident.");

  public static final Option<Boolean> BOUNDED =
      Option.flag(
          "input.bounded", false, "`true` is short for `input.end: latest`; a file always ends.");

  public static final Option<Integer> PASSES =
      Option.whole(
          "input.passes",
          1,
          1_000_000,
          1,
          "How often an input that ends is read, split by split; metrics from the second"
              + " pass on are of records that were trained before.");

  public static final Option<FormatType> FORMAT =
      Option.choice(
          "input.format",
          FormatType.class,
          "by the file's name: `.libsvm`, `.vw`, `.csv`, `.tsv`, `.json`, `.jsonl`," + " `.ndjson`",
          "What a record looks like.");

  public static final Option<Integer> RECORD_LENGTH_MAX =
      Option.whole(
          "input.record-length-max",
          16,
          64 << 20,
          ParserSettings.RECORD_LENGTH_MAX,
          "Bytes of a record; a longer one is rejected.");

  public static final Option<Double> REJECTED_LIMIT =
      Option.positive(
          "input.rejected.limit",
          1,
          1,
          "Share of the last records read above which rejections end the job, with exit code 1,"
              + " instead of being counted; 1: never.");

  public static final Option<Integer> REJECTED_WINDOW =
      Option.whole(
          "input.rejected.window",
          1,
          1_000_000,
          10_000,
          "How many records that share is of, rounded up to whole steps; judged at each step's end"
              + " once as many were read, a shorter input at its end.");

  public static final Option<PartitionBy> PARTITION_BY =
      Option.choice(
          "input.partition-by",
          PartitionBy.class,
          PartitionBy.UNIFORM,
          "What decides the shard of a record: its place in the split, a key, the range of a"
              + " number, or its split.");

  public static final Option<String> KEY =
      Option.text(
          "input.key",
          "",
          "a column or field",
          "Field to partition by: csv a column, json a field, libsvm a feature index, vw a namespace"
              + " or feature; unset with `key` it is the Kafka record's key.");

  public static final Option<String> RANGE_BOUNDS =
      Option.text(
          "input.range-bounds",
          "",
          "ascending numbers separated by commas",
          "Where one shard's range ends and the next one's begins; n bounds make n + 1 shards.");

  public static final Option<Duration> ALLOWANCE =
      Option.duration(
          "input.allowance",
          Duration.ZERO,
          Duration.ofMillis(200),
          "Steps by time: how much later than its timestamp a record may be appended before it is"
              + " late.");

  public static final Option<Duration> MAX_AHEAD =
      Option.duration(
          "input.max-ahead",
          Duration.ZERO,
          Duration.ofSeconds(10),
          "Steps by time: a record whose timestamp is further in the future counts as of now.");

  public static final Option<Duration> DISCOVERY_INTERVAL =
      Option.duration(
          "input.discovery-interval",
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          "Steps by time, without an end: from one look for new partitions to the next.");

  public static final Option<String> OVERRIDES =
      Option.text(
          "input.overrides",
          "",
          "a file",
          "Steps by time: `overrides.jsonl` of the run to repeat; `--overrides` sets it too.");

  private InputOptions() {}
}
