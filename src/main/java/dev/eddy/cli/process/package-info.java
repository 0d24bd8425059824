/** JVMs that this one starts and leaves to themselves. */
package dev.eddy.cli.process;
