package dev.eddy.job;

import dev.eddy.streaming.decode.DecodeSettings.ParserFactory;
import dev.eddy.streaming.decode.Partitioner;
import dev.eddy.streaming.decode.SegmentSettings;
import dev.eddy.streaming.evaluation.EvaluationSettings;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.pacing.Pace;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.report.DeadLetter;
import dev.eddy.streaming.result.ResultSettings;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Everything that the topology is made of.
 *
 * @param input where records come from
 * @param parsers how their bytes become examples
 * @param partitioner which shard trains an example
 * @param segments which segment a record is of
 * @param pace how fast the input is read
 * @param loop what worker and server agree on
 * @param evaluation windows and metrics
 * @param result where the results go
 * @param evaluationTopic where the evaluation's lines go beside the file, empty for nowhere
 * @param rejectedTopic where rejected records go as they were, empty for nowhere
 * @param predictions where each record's score goes
 * @param hasThetaTrace whether theta after each step goes to a file
 * @param hasOverrides whether records that are not in their interval go to a file
 */
public record TrainingPlan(
    TrainingInput<?, ?> input,
    ParserFactory parsers,
    Partitioner partitioner,
    SegmentSettings segments,
    Pace pace,
    LoopSettings loop,
    EvaluationSettings evaluation,
    ResultSettings result,
    Optional<Sink<String>> evaluationTopic,
    Optional<Sink<DeadLetter>> rejectedTopic,
    PredictionOutput predictions,
    boolean hasThetaTrace,
    boolean hasOverrides) {}
