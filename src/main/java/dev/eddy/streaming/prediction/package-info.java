/**
 * Says of each record what theta predicted before the record trained it.
 *
 * <pre>
 *   PredictionOperator   StepOrigins (decode) and ShardPredictions (worker) in, lines out
 *     PredictionJoin     puts each score to its record, step by step, in canonical order
 *       StepAssembly     which messages of which steps are there
 * </pre>
 */
package dev.eddy.streaming.prediction;
