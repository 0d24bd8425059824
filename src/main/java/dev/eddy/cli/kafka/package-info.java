/**
 * A Kafka broker for one machine, out of Maven's artifacts, and {@code eddy kafka}.
 *
 * <pre>
 *   KafkaCommand        start | stop | create | load
 *     KafkaBroker       a broker as a process of its own: start, stop, kill, restart
 *       BrokerSettings  folders and ports; its server.properties
 *       BrokerProcess   the process and its pid file
 *     KafkaTopics       creates topics and loads files into them
 * </pre>
 */
package dev.eddy.cli.kafka;
