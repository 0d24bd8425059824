/**
 * What a job tells of itself while it runs: names, numbers and the places where operators put them.
 * A number is written once a step, a block or a checkpoint, never once a record; whoever reports it
 * reads a plain field from a thread of its own and may be a step behind.
 */
package dev.eddy.streaming.meter;
