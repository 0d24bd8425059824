package dev.eddy.learning.theta;

/**
 * Rows of a slice as a checkpoint keeps them.
 *
 * @param rows which rows of the slice
 * @param columns all columns of each row, one row after the other
 */
@SuppressWarnings("ArrayRecordComponent") // State, never compared.
public record RowSegment(int[] rows, double[] columns) {}
