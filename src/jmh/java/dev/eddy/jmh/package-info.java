/**
 * JMH benchmarks of kernels, run by {@code scripts/jmh}. Each says what one operation is, an
 * example or a touched coordinate, so that its times can be added up to what an example costs.
 */
package dev.eddy.jmh;
