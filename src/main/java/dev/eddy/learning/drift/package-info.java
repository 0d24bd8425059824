/**
 * Says when a loss has risen for good: tests that look at one number after the other, in constant
 * or logarithmic memory, and start afresh once they have raised an alarm.
 *
 * <pre>
 *   step --> DriftWatch --> DriftAlarm, told with the next window
 *                 |
 *                      DriftDetector
 *      +---------+------------+----------+-------------+
 *   Adwin   PageHinkley      Ddm   HddmAverage   HddmWeighted
 *      +---------+------------+----------+-------------+
 *                       DriftState          plain arrays, in checkpoints
 * </pre>
 */
package dev.eddy.learning.drift;
