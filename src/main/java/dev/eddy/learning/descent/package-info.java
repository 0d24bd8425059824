/**
 * Minimizes the objective over all examples: each pass tells the loss and the gradient at one
 * point, and what comes of it is the next point.
 *
 * <pre>
 *   Descent            decides: next point, or the end
 *     Curvature        what the last steps tell of the objective's curvature: the direction
 *     WeightVectors    its vectors, a column each in the rows of theta
 * </pre>
 */
package dev.eddy.learning.descent;
