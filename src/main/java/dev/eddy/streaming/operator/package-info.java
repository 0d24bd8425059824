/** How operators come into being: their factories are all alike. */
package dev.eddy.streaming.operator;
