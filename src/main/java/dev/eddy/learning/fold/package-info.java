/**
 * Holdout and cross-validation in the stream: which records a model is tested with and never
 * trains.
 */
package dev.eddy.learning.fold;
