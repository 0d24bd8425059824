/**
 * Bytes to examples: libsvm, vw, csv and json, each parsed without a string per record.
 *
 * <pre>
 *   RecordFormat --newParser--> RecordParser --parse(bytes)--> Verdict + ExampleBuffer
 *     ParserSettings, KeyField    LineParser     LineBounds, KeyReader, Magnitude, FeaturePairs
 *                                 LibsvmParser   NumberScanner, FeatureHash
 *                                 VwParser       NumberScanner, FeatureHash, Digits
 *     CsvSchema                   CsvParser      CsvCells, NumberScanner, ColumnHash
 *       CsvHeader, CsvColumns, CsvSettings
 *     JsonSettings             JsonRecordParser  json: JsonTokens, FieldPath, FieldSet, ScalarText
 * </pre>
 *
 * A format is serializable and travels with the job; a parser owns scratch space and does not. What
 * works on bytes alone is in {@code bytes}, the parts of json records are in {@code json}, products
 * of features in {@code interaction}, examples that nobody had to collect in {@code clicks}.
 */
package dev.eddy.format;
