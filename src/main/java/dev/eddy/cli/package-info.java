/**
 * What a person types: one class a command, exit code 0 done, 1 failed while running, 2 wrong
 * options or input.
 */
package dev.eddy.cli;
