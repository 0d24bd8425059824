/** The parts of json records: their fields by name, their texts in bytes, and what is wrong. */
package dev.eddy.format.json;
