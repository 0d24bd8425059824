/** Ratings that nobody gave, of a truth of low rank that is known: input for tests and a demo. */
package dev.eddy.format.ratings;
