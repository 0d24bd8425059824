/** Says whether a run through faults left what it must leave. */
package dev.eddy.cli.chaos.verdict;
