package dev.eddy.learning.theta;

/**
 * How large a part of theta is.
 *
 * @param norm Euclidean norm of all its weights
 * @param nonzeros weights that are not 0
 * @param features that touched it
 */
public record ThetaSize(double norm, long nonzeros, DistinctFeatures features) {}
