package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.RawBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses the records of one step of one split and deals the examples out to the shards.
 *
 * <p>A rejected record keeps the place in its step that it was given before anybody looked into it:
 * it makes the step smaller by one example and moves no other record.
 */
final class StepDecoder {
  private final RecordParser parser;
  private final Partitioner partitioner;
  private final BatchBuilder[] shards;
  private final ExampleBuffer example = new ExampleBuffer();
  private double[] labels = new double[256];
  private int labelCount;

  StepDecoder(RecordParser parser, Partitioner partitioner, int shardCount) {
    this.parser = parser;
    this.partitioner = partitioner;
    this.shards = new BatchBuilder[shardCount];
    Arrays.setAll(shards, shard -> new BatchBuilder());
  }

  /** Parses a block; its examples are then in {@link #block}. */
  StepRecords decode(RawBlock raw) {
    labelCount = 0;
    int readCount = 0;
    List<Rejection> rejections = new ArrayList<>();
    for (int i = 0; i < raw.recordCount(); i++) {
      Verdict verdict = parser.parse(raw.bytes(), raw.start(i), raw.ends()[i], example);
      switch (verdict.kind()) {
        case ACCEPTED -> {
          readCount++;
          accept(raw, i);
        }
        case REJECTED -> {
          readCount++;
          rejections.add(new Rejection(raw.offsets()[i], verdict.reason()));
        }
        case SKIPPED -> {}
      }
    }
    return new StepRecords(
        raw.mark().split(),
        raw.mark().stepId(),
        readCount,
        Arrays.copyOf(labels, labelCount),
        rejections,
        raw.overrides());
  }

  /** Returns what the last block holds for a shard, and forgets it. */
  Block block(RawBlock raw, int shard) {
    return new Block(shard, raw.mark(), shards[shard].build());
  }

  private void accept(RawBlock raw, int i) {
    long keyHash = hash(raw.keys(), raw.keyStart(i), raw.keyEnd(i));
    long position = raw.firstPosition() + i;
    shards[partitioner.shardOf(raw.mark().split(), position, keyHash, example)].add(example);
    if (labelCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labelCount);
    }
    labels[labelCount++] = example.label();
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash;
  }
}
