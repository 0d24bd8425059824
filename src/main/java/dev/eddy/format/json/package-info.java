/**
 * The parts of json records: their fields by name, their texts in bytes, and what is wrong; and
 * lines of json as they are written.
 */
package dev.eddy.format.json;
