/** Feeds a topic records that a seed decides, through every death of the broker. */
package dev.eddy.cli.chaos.feed;
