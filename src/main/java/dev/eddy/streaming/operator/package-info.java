/** What operators have in common: how they come into being, and what they keep in checkpoints. */
package dev.eddy.streaming.operator;
