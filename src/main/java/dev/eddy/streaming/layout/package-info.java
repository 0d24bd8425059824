/** How messages and state become bytes: what all serializers share. */
package dev.eddy.streaming.layout;
