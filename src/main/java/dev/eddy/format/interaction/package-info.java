/** Quadratic interactions: which pairs of features there are, and making them. */
package dev.eddy.format.interaction;
