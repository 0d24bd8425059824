/** Numbers, hashes and readable excerpts, straight from bytes. */
package dev.eddy.format.bytes;
