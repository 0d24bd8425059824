package dev.eddy.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** Opens Jackson's parser, as strict as it comes, for one record after the other. */
public final class JsonTokens {
  /** Objects and arrays within each other. */
  public static final int NESTING_MAX = 64;

  private static final int NAMES_LEAST = 256;

  private NamesFactory factory = new NamesFactory(builder());
  private int namesMax = NAMES_LEAST;

  /**
   * Opens a record; the one before has been closed.
   *
   * @param fieldCount fields of the record before
   * @throws IOException if the record is no json from its first byte on
   */
  public JsonParser open(byte[] bytes, int from, int to, int fieldCount) throws IOException {
    // Jackson keeps the names it has met and copies them all when a record has a new one. Of a
    // stream whose names are ever new it would copy half a megabyte a record.
    namesMax = Math.max(Math.max(NAMES_LEAST, 4 * fieldCount), namesMax - namesMax / 64);
    if (factory.nameCount() > namesMax) {
      factory = new NamesFactory(builder());
    }
    return factory.createParser(bytes, from, to - from);
  }

  /** Returns the index of the first byte that is no white space of json. */
  public static int skipSpace(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static JsonFactoryBuilder builder() {
    return new JsonFactoryBuilder()
        // A record is bounded as a whole, so that nothing else in it has to be.
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        // Names go no further than this parser: no table that outlives it, no verdict that depends
        // on the names of other records.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        // One parser is open at a time; the default pool would be the thread's.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(1));
  }

  /** Knows how many names it keeps. */
  private static final class NamesFactory extends JsonFactory {
    private static final long serialVersionUID = 1;

    NamesFactory(JsonFactoryBuilder builder) {
      super(builder);
    }

    int nameCount() {
      return _byteSymbolCanonicalizer.size();
    }
  }
}
