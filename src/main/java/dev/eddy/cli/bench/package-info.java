/** Measurements of speed: eddy beside one plain thread over the same bytes. */
package dev.eddy.cli.bench;
