/** Tests a model with records that it has not trained. */
package dev.eddy.cli.evaluate;
