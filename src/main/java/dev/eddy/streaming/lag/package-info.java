/**
 * How far the readers of a source are behind its end. Each split has a reader of its own, and each
 * of these would register Flink's gauge of pending records in the one group of their subtask, where
 * only the first is kept; here they are caught and summed.
 */
package dev.eddy.streaming.lag;
