/**
 * Evaluations that forget: of the last few windows together, and of all examples with older ones
 * weighing less.
 *
 * <pre>
 *   step --> FadingScores                      factor^age of an example
 *   window closes --> SlidingScores            the last k windows
 * </pre>
 */
package dev.eddy.learning.metric.rolling;
