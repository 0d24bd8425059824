/** Lines, cells, numbers, hashes and readable excerpts, straight from bytes. */
package dev.eddy.format.bytes;
