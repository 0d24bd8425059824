/** Examples that ship with eddy. */
package dev.eddy.cli.example;
