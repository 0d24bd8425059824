/**
 * Topics that the job writes to, exactly once.
 *
 * <pre>
 *   LineTopic          lines of the evaluation
 *   KeyedLineTopic     predictions, with the key and the headers of their records
 *   DeadLetterTopic    rejected records, with headers that say where they stood and why
 *     ExactlyOnceTopic     transactions that checkpoints commit
 * </pre>
 */
package dev.eddy.streaming.kafka.sink;
