/** What the coordinates of theta are called, for people. */
package dev.eddy.format.names;
