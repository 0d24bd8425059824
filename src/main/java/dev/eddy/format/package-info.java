/**
 * Bytes to examples: libsvm, vw and csv, each parsed without a string per record.
 *
 * <pre>
 *   RecordFormat --newParser--> RecordParser --parse(bytes)--> Verdict + ExampleBuffer
 *     ParserSettings, KeyField    LineParser     LineBounds, KeyReader, Magnitude
 *                                 LibsvmParser   NumberScanner, FeatureHash
 *                                 VwParser       NumberScanner, FeatureHash, Digits
 *     CsvSchema                   CsvParser      CsvCells, NumberScanner, ColumnHash
 *       CsvHeader, CsvColumns, CsvSettings
 * </pre>
 *
 * A format is serializable and travels with the job; a parser owns scratch space and does not. What
 * works on bytes alone is in {@code bytes}, examples that nobody had to collect in {@code clicks}.
 */
package dev.eddy.format;
