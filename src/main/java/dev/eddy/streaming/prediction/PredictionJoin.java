package dev.eddy.streaming.prediction;

import dev.eddy.streaming.assembly.AssembledStep;
import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.assembly.StepAssembly;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts each score to its record: takes the messages of shards and splits in any order and tells its
 * sink a line for each record, in the order of steps, splits and positions.
 */
final class PredictionJoin {
  private final PredictionSettings settings;
  private final Consumer<KeyedLine> sink;
  private final StepAssembly<StepOrigins, ShardPredictions> assembly;

  PredictionJoin(PredictionSettings settings, Consumer<KeyedLine> sink) {
    this(settings, sink, new AssemblyState<>(0, List.of(), List.of()));
  }

  /** Continues where another one was when it returned {@code state}. */
  PredictionJoin(
      PredictionSettings settings,
      Consumer<KeyedLine> sink,
      AssemblyState<StepOrigins, ShardPredictions> state) {
    this.settings = settings;
    this.sink = sink;
    assembly = new StepAssembly<>(settings.shardCount(), state);
  }

  /** Takes which records of a split's next step are scored. */
  void add(StepOrigins next) {
    assembly.add(next);
    advance();
  }

  /** Takes the scores of a shard's next step. */
  void add(ShardPredictions next) {
    assembly.add(next);
    advance();
  }

  AssemblyState<StepOrigins, ShardPredictions> state() {
    return assembly.state();
  }

  private void advance() {
    Optional<AssembledStep<StepOrigins, ShardPredictions>> next = assembly.poll();
    while (next.isPresent()) {
      tell(next.get());
      next = assembly.poll();
    }
  }

  private void tell(AssembledStep<StepOrigins, ShardPredictions> step) {
    List<ShardCursor> shards = step.shards().stream().map(ShardCursor::new).toList();
    for (StepOrigins origins : step.splits()) {
      String name = settings.splitName(origins.split());
      for (int i = 0; i < origins.recordCount(); i++) {
        ShardCursor shard = shards.get(origins.shards()[i]);
        boolean isHeldOut = settings.holdout().holds(origins.split(), origins.offsets()[i]);
        double score = shard.next(origins.hasLabel(i) && !isHeldOut);
        Prediction prediction =
            new Prediction(name, origins.offsets()[i], score, origins.labels()[i], shard.version());
        sink.accept(
            new KeyedLine(origins.keys().copy(i), origins.headers().copy(i), prediction.toJson()));
      }
    }
    shards.forEach(ShardCursor::requireEnd);
  }
}
