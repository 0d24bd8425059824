/**
 * Text files at both ends of the job.
 *
 * <pre>
 *   FileInput         the door: path, ranges, first lines
 *     InputFiles      finds the files of a path
 *     LineSource      gives each reader its LineSplits, byte ranges of files
 *       LineReader    one split, a line a record
 *         LineScanner cuts bytes into lines;  TextBytes, GzipMembers: where the bytes come from
 *   LineFile          writes lines, exactly once
 * </pre>
 */
package dev.eddy.streaming.files;
