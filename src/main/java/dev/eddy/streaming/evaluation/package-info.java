/**
 * The side output that says how good the model is: every example is scored with the theta that it
 * then trains.
 *
 * <pre>
 * decoders --StepRecords--+                          +-- window lines (main output)
 *                         +--> EvaluationOperator ---+-- rejected lines
 * workers ---ShardScores--+     StepAssembly         +-- EvaluationSummary, once
 *                               EvaluationLedger
 * </pre>
 *
 * <p>Messages come in any order of shards and splits; {@link
 * dev.eddy.streaming.assembly.StepAssembly} puts them into the canonical one, step by step, so the
 * lines are the same to the last byte whatever the parallelism and the failures.
 */
package dev.eddy.streaming.evaluation;
