/**
 * A live view of a run in the terminal.
 *
 * <pre>
 *   evaluation.jsonl, events.jsonl --> GrowingFile -+
 *   the evaluation topic ----------> TopicLines --+-> RunView --> frame of text
 * </pre>
 */
package dev.eddy.cli.watch;
