/**
 * Tells silence from absence: only with the proof that a split has no record may the clock close
 * its steps.
 */
package dev.eddy.streaming.silence;
