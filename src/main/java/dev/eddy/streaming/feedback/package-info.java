/**
 * Closes the loop inside each task manager's JVM.
 *
 * <pre>
 *   server --broadcast--> FeedbackTail i --> FeedbackChannel i --> GradientWorker i (its mailbox)
 *                                                             \--> PacedReader i (its wake-up)
 * </pre>
 *
 * Tail i, worker i and source i are co-located, so they meet in one channel, found by its key.
 */
package dev.eddy.streaming.feedback;
