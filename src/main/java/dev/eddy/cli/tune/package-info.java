/**
 * Runs a job with other options each time, and says which options predicted best.
 *
 * <pre>
 *   TuneCommand            --grid key=a,b
 *     Grid                 which variants there are: all, or a seeded pick
 *     Tuning               runs one after the other: a Trial each
 *       Windows            what a run's evaluation.jsonl says, window by window
 *     Ranking              by the prequential mean loss
 *       Measure            which loss all of them have
 *       Comparison         paired t-test of one with the best
 *     TuneTable, TuneFiles what is printed and what is written
 * </pre>
 */
package dev.eddy.cli.tune;
