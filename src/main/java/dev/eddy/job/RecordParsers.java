package dev.eddy.job;

import dev.eddy.format.RecordFormat;
import dev.eddy.format.RecordParser;
import dev.eddy.streaming.decode.DecodeOperator.ParserFactory;

/** Makes the parsers of a format, wherever the job runs. */
record RecordParsers(RecordFormat format) implements ParserFactory {

  @Override
  public RecordParser get() {
    return format.newParser();
  }
}
