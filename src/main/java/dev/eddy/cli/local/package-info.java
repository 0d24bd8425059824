/**
 * Trains in this process: an embedded Flink cluster, real operators, real checkpoints, and kills on
 * demand.
 */
package dev.eddy.cli.local;
