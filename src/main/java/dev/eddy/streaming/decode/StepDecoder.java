package dev.eddy.streaming.decode;

import dev.eddy.format.RecordParser;
import dev.eddy.format.Verdict;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.SlotFinder;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.streaming.report.DeadLetter;
import dev.eddy.streaming.report.StepOrigins;
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
  private final SlotFinder finder = new SlotFinder();
  private final BatchBuilder[] shards;
  private final FoldBuffer[] folds;
  private final Holdout holdout;
  private final SegmentReader segmentReader;
  private final SegmentBuffer[] segments;
  private final OriginBuffer origins;
  private final boolean keepsRejected;
  private final ExampleBuffer example = new ExampleBuffer();
  // As many as shards from the first record on that is not trained.
  private BatchBuilder[] untrained = new BatchBuilder[0];
  private final AcceptedBuffer accepted = new AcceptedBuffer();
  private List<DeadLetter> deadLetters = List.of();

  StepDecoder(DecodeSettings settings) {
    this.parser = settings.parsers().get();
    this.partitioner = settings.partitioner();
    this.shards = builders(settings.shardCount(), finder);
    this.folds = new FoldBuffer[settings.shardCount()];
    Arrays.setAll(folds, shard -> new FoldBuffer(settings.folds()));
    this.holdout = settings.folds().holdout();
    this.segmentReader = new SegmentReader(settings.segments());
    this.segments = new SegmentBuffer[settings.shardCount()];
    Arrays.setAll(segments, shard -> new SegmentBuffer());
    this.origins = new OriginBuffer(settings.origins());
    this.keepsRejected = settings.keepsRejected();
  }

  /** Parses a block; its examples are then in {@link #block}. */
  StepRecords decode(RawBlock raw) {
    int readCount = 0;
    int scoredCount = 0;
    List<Rejection> rejections = new ArrayList<>();
    for (int i = 0; i < raw.recordCount(); i++) {
      Verdict verdict = parser.parse(raw.bytes(), raw.start(i), raw.ends()[i], example);
      switch (verdict.kind()) {
        case ACCEPTED -> {
          readCount++;
          // By the offset, which is the same in every pass over the input.
          if (holdout.holds(raw.mark().split(), raw.offsets()[i])) {
            scoredCount++;
            score(raw, i, example.label());
          } else {
            accept(raw, i);
          }
        }
        case UNLABELED -> {
          readCount++;
          scoredCount++;
          score(raw, i, Double.NaN);
        }
        case REJECTED -> {
          readCount++;
          rejections.add(new Rejection(raw.offsets()[i], verdict.reason()));
          keepRejected(raw, i, verdict.reason());
        }
        case SKIPPED -> {}
      }
    }
    return new StepRecords(
        raw.mark().split(),
        raw.mark().stepId(),
        readCount,
        scoredCount,
        accepted.take(),
        rejections,
        raw.overrides());
  }

  /**
   * Returns what the last block holds for a shard, not factored yet, and forgets it. The shard's
   * next example overwrites it.
   */
  Block block(RawBlock raw, int shard) {
    Batch scored = untrained.length == 0 ? Batch.empty() : untrained[shard].build();
    return new Block(
        shard,
        raw.mark(),
        shards[shard].view(),
        scored,
        folds[shard].take(),
        segments[shard].take());
  }

  /** Returns where the records of the last block come from that will be scored; forgets it. */
  StepOrigins origins(RawBlock raw) {
    return origins.take(raw.mark().split(), raw.mark().stepId());
  }

  /** Returns the rejected records of the last block, if they are wanted; forgets them. */
  List<DeadLetter> deadLetters() {
    List<DeadLetter> taken = deadLetters;
    deadLetters = List.of();
    return taken;
  }

  private void keepRejected(RawBlock raw, int i, String reason) {
    if (!keepsRejected) {
      return;
    }
    if (deadLetters.isEmpty()) {
      deadLetters = new ArrayList<>();
    }
    deadLetters.add(
        new DeadLetter(
            raw.mark().split(),
            raw.offsets()[i],
            Arrays.copyOfRange(raw.keys(), raw.keyStart(i), raw.keyEnd(i)),
            raw.headers().copy(i),
            Arrays.copyOfRange(raw.bytes(), raw.start(i), raw.ends()[i]),
            reason));
  }

  private void accept(RawBlock raw, int i) {
    int shard = shardOf(raw, i);
    shards[shard].add(example);
    // By the offset, which is the same in every pass over the input.
    folds[shard].add(raw.mark().split(), raw.offsets()[i]);
    if (segmentReader.isWanted()) {
      segments[shard].add(segmentReader.read(raw.bytes(), raw.start(i), raw.ends()[i]));
    }
    origins.add(raw, i, shard, example.label());
    accepted.add(raw.offsets()[i], shard, example.label());
  }

  /** Keeps the example away from all that trains. */
  private void score(RawBlock raw, int i, double label) {
    if (untrained.length == 0) {
      untrained = builders(shards.length, finder);
    }
    int shard = shardOf(raw, i);
    untrained[shard].add(example);
    origins.add(raw, i, shard, label);
  }

  private int shardOf(RawBlock raw, int i) {
    long keyHash = hash(raw.keys(), raw.keyStart(i), raw.keyEnd(i));
    long position = raw.firstPosition() + i;
    return partitioner.shardOf(raw.mark().split(), position, keyHash, example);
  }

  private static BatchBuilder[] builders(int count, SlotFinder finder) {
    BatchBuilder[] builders = new BatchBuilder[count];
    Arrays.setAll(builders, shard -> new BatchBuilder(finder));
    return builders;
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash;
  }
}
