/** Advertising clicks that nobody made: large sparse input for tests, measurements and a demo. */
package dev.eddy.format.clicks;
