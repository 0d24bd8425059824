/**
 * The door to Kafka: topics in, lines out.
 *
 * <pre>
 *   KafkaInput         asks the broker once, when the job is built, then describes the source
 *     TopicAdmin       partitions and offsets of the topic
 *     TopicRange       StartPoint and EndPoint as offsets
 *     PartitionSource  the connector's source, with a LossGuard around each of its readers
 *     ValueBuffer      a record's value, where the fetch has it
 *     RecordView       what a consumer record looks like to the rest of eddy
 *   sink               topics that the job writes to, exactly once
 * </pre>
 */
package dev.eddy.streaming.kafka;
