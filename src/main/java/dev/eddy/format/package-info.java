/**
 * Bytes to examples: libsvm, vw and csv, each parsed without a string per record.
 *
 * <pre>
 *   RecordFormat --newParser--> RecordParser --parse(bytes)--> Verdict + ExampleBuffer
 *     ParserSettings              LibsvmParser   NumberScanner, FeatureHash, KeyReader
 *     CsvSchema                   VwParser
 *                                 CsvParser      CsvCells
 * </pre>
 *
 * A format is serializable and travels with the job; a parser owns scratch space and does not.
 */
package dev.eddy.format;
