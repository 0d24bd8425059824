/** What operators have in common: how they come into being, and how they keep lists. */
package dev.eddy.streaming.operator;
