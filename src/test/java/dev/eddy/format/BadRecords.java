package dev.eddy.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Records of every kind that cannot be learned from, and how the reason begins that says so.
 *
 * <p>They are bad for {@link GoodRecords#format} with {@link GoodRecords#settings()}; none holds a
 * line feed, so that they can stand in a file.
 */
public final class BadRecords {
  private static final String LABEL = "label must be 0, 1 or -1, was ";
  private static final String INDEX =
      "feature index must be a whole number from 0 to 10^18 - 1, was ";
  private static final String EMPTY = "record must not be empty";
  private static final String NO_LABEL = "label must not be missing";

  private BadRecords() {}

  /**
   * A record and what its rejection begins with.
   *
   * @param line the record's bytes, a char a byte
   * @param reason a prefix of the reason
   */
  public record BadRecord(String line, String reason) {
    /** Returns the record without line end. */
    public byte[] bytes() {
      return line.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns bad records of a format. */
  public static List<BadRecord> of(FormatType type) {
    return switch (type) {
      case LIBSVM -> libsvm();
      case VW -> vw();
      case CSV -> csv();
      case JSON -> BadJson.records();
    };
  }

  /** Returns records that are bad only where each needs the number of a key field. */
  public static List<BadRecord> withoutKey(FormatType type) {
    return switch (type) {
      case LIBSVM -> List.of(bad("1 3:1", "key 7 must not be missing"));
      case VW ->
          List.of(
              bad("1 |f amount", "key age must not be missing"),
              bad("1 |age |f amount", "key age must not be missing"),
              bad("1 |age nan", "key age must be a finite number, was nan"),
              bad("1 |age 1e999", "key age must be a finite number, was 1e999"),
              bad("1 |age old 7", "key age must be a finite number, was old"));
      case CSV -> List.of(bad("1,,Oslo,3", "key amount must not be missing"));
      case JSON -> BadJson.withoutKey();
    };
  }

  /** Returns a record of one byte more than is admitted. */
  public static BadRecord tooLong(FormatType type, int recordLengthMax) {
    // In Latin 1 as all of them.
    byte[] good = GoodRecords.line(type, 0).getBytes(StandardCharsets.UTF_8);
    String line = new String(good, StandardCharsets.ISO_8859_1);
    return bad(
        line + " ".repeat(recordLengthMax + 1 - line.length()),
        "record must be at most %d bytes, had more".formatted(recordLengthMax));
  }

  private static List<BadRecord> libsvm() {
    return List.of(
        // Empty.
        bad("", EMPTY),
        bad("   ", EMPTY),
        bad("\t", EMPTY),
        bad("\r", EMPTY),
        // No example at all.
        bad("garbage", LABEL + "garbage"),
        bad("{\"label\": 1}", NO_LABEL),
        bad("\u00ff\u00fe\u0000\u0001", LABEL),
        // Labels.
        bad("2 3:1", LABEL + "2"),
        bad("0.5 3:1", LABEL + "0.5"),
        bad("nan 3:1", LABEL + "nan"),
        bad("-inf 3:1", LABEL + "-inf"),
        bad("1e999 3:1", LABEL + "1e999"),
        bad("3:1 4:1", NO_LABEL),
        bad("# 1 3:1", NO_LABEL),
        // Numbers that are none, or not finite, or too large.
        bad("1 3:nan", "value of feature 3 must be a finite number, was nan"),
        bad("1 3:NaN 4:1", "value of feature 3 must be a finite number, was NaN"),
        bad("1 3:inf", "value of feature 3 must be a finite number, was inf"),
        bad("1 3:-Infinity", "value of feature 3 must be a finite number, was -Infinity"),
        bad("1 3:1e999", "value of feature 3 must be a finite number, was 1e999"),
        bad("1 3:1e39", "value of feature 3 must be at most 1e38 in magnitude, was 1e39"),
        bad("1 3:-2e38", "value of feature 3 must be at most 1e38 in magnitude, was -2e38"),
        bad("1 3:abc", "value of feature 3 must be a finite number, was abc"),
        bad("1 3:1.2.3", "value of feature 3 must be a finite number, was 1.2.3"),
        bad("1 3:0x10", "value of feature 3 must be a finite number, was 0x10"),
        bad("1 3:1_000", "value of feature 3 must be a finite number, was 1_000"),
        bad("1 3:1,5", "value of feature 3 must be a finite number, was 1,5"),
        bad("1 3:1:2", "value of feature 3 must be a finite number, was 1:2"),
        bad("1 3:1\r4:1", "value of feature 3 must be a finite number, was 1\ufffd4:1"),
        bad("1 3:", "value of feature 3 must not be missing"),
        bad("1 3: 4:1", "value of feature 3 must not be missing"),
        bad("1 3", "value of feature 3 must not be missing"),
        // Indices.
        bad("1 3:1 3:2", "feature index must not repeat, 3 came twice"),
        bad("1 5:1 3:1 5:0", "feature index must not repeat, 5 came twice"),
        bad("1 3:1 003:1", "feature index must not repeat, 3 came twice"),
        bad("1 -3:1", INDEX + "-3"),
        bad("1 +3:1", INDEX + "+3"),
        bad("1 1.5:1", INDEX + "1.5"),
        bad("1 price:1", INDEX + "price"),
        bad("1 :1", INDEX + "empty"),
        bad("1 1000000000000000000:1", INDEX + "1000000000000000000"),
        bad("1 99999999999999999999999:1", INDEX + "99999999999999999999999"),
        bad("1 qid:3 4:1", "qid must not be given, was qid:3"),
        // Something behind it.
        bad("1 3:1 garbage", INDEX + "garbage"),
        bad("1 3:1 |f a", INDEX + "|f"),
        bad("1 3:1,", "value of feature 3 must be a finite number, was 1,"));
  }

  private static List<BadRecord> vw() {
    return List.of(
        // Empty.
        bad("", EMPTY),
        bad("   ", EMPTY),
        bad("\t", EMPTY),
        bad("\r", EMPTY),
        // No example at all.
        bad("garbage", "features must follow a |, was garbage"),
        bad("1 a b c", "features must follow a |, was 1 a b c"),
        bad("{\"label\": 1}", "features must follow a |, was {\"label\": 1}"),
        bad("\u00ff\u00fe\u0000\u0001", "features must follow a |, was "),
        // Labels.
        bad("2 | a", LABEL + "2"),
        bad("0.5 | a", LABEL + "0.5"),
        bad("yes | a", LABEL + "yes"),
        bad("nan | a", LABEL + "nan"),
        bad("-inf | a", LABEL + "-inf"),
        bad("1e999 | a", LABEL + "1e999"),
        bad("| a b", NO_LABEL),
        bad("'tag | a b", NO_LABEL),
        // What stands between label and bar.
        bad("1 -2 | a", "importance must be a number from 0 to 1e6, was -2"),
        bad("1 1000001 'tag | a", "importance must be a number from 0 to 1e6, was 1000001"),
        bad("1 nan | a", "importance must be a number from 0 to 1e6, was nan"),
        bad("1 1 0 'tag | a", "only label, importance and tag must stand before the |, was 0 'tag"),
        // Numbers that are none, or not finite, or too large.
        bad("1 | a:nan", "value of a must be a finite number, was nan"),
        bad("1 | a:inf b", "value of a must be a finite number, was inf"),
        bad("1 | a:-Infinity", "value of a must be a finite number, was -Infinity"),
        bad("1 | a:1e999", "value of a must be a finite number, was 1e999"),
        bad("1 | a:1e39", "value of a must be at most 1e38 in magnitude, was 1e39"),
        bad("1 | a:-2e38|f b", "value of a must be at most 1e38 in magnitude, was -2e38"),
        bad("1 |f:1e20 a:1e20", "value of a must be at most 1e38 in magnitude, was 1.0"),
        bad("1 | a:b", "value of a must be a finite number, was b"),
        bad("1 | a:1.2.3", "value of a must be a finite number, was 1.2.3"),
        bad("1 | a:0x10", "value of a must be a finite number, was 0x10"),
        bad("1 | a:1_000", "value of a must be a finite number, was 1_000"),
        bad("1 | a:1:2", "value of a must be a finite number, was 1:2"),
        bad("1 | a:", "value of a must be a finite number, was empty"),
        bad("1 | a: 3", "value of a must be a finite number, was empty"),
        bad("1 |f:nan a", "value of f must be a finite number, was nan"),
        bad("1 |f:1e39 a", "value of f must be at most 1e38 in magnitude, was 1e39"),
        bad("1 |f: a", "value of f must be a finite number, was empty"),
        // Names.
        bad("1 | :3", "feature name must not be empty, was :3"),
        bad("1 |f a :b", "feature name must not be empty, was :b"),
        // Something behind it.
        bad("1 | a:1\r| b", "value of a must be a finite number, was 1\ufffd"),
        bad("1 | a:1, b", "value of a must be a finite number, was 1,"));
  }

  private static List<BadRecord> csv() {
    return List.of(
        // Empty.
        bad("", EMPTY),
        bad("   ", EMPTY),
        bad("\r", EMPTY),
        // No record at all.
        bad("garbage", "record must have 4 cells, had 1"),
        bad("{\"label\": 1}", "record must have 4 cells, had 1"),
        bad("\u00ff\u00fe\u0000\u0001", "record must have 4 cells, had 1"),
        bad("1;2.0;Oslo;3", "record must have 4 cells, had 1"),
        // Cells.
        bad("1,2.0,Oslo", "record must have 4 cells, had 3"),
        bad("1,2.0,Oslo,3,", "record must have 4 cells, had 5"),
        bad("1,2.0,Oslo,3,4", "record must have 4 cells, had 5"),
        bad("1,2.0,a, b,3", "record must have 4 cells, had 5"),
        bad("1,2.0,\"Oslo,3", "cell 2 must have a closing quote, was \"Oslo,3"),
        bad("1,2.0,Oslo,\"3\"\"", "cell 3 must have a closing quote, was \"3\"\""),
        bad("1,2.0,\"Oslo\"x,3", "cell 2 must end at its closing quote, was \"Oslo\"x,3"),
        // Labels.
        bad(",2.0,Oslo,3", NO_LABEL),
        bad("\"\",2.0,Oslo,3", NO_LABEL),
        bad(",,,", NO_LABEL),
        bad("2,2.0,Oslo,3", LABEL + "2"),
        bad("0.5,2.0,Oslo,3", LABEL + "0.5"),
        bad("yes,2.0,Oslo,3", LABEL + "yes"),
        bad("nan,2.0,Oslo,3", LABEL + "nan"),
        bad("-inf,2.0,Oslo,3", LABEL + "-inf"),
        bad("1e999,2.0,Oslo,3", LABEL + "1e999"),
        bad("count,amount,city,label", LABEL + "count"),
        // Numbers that are none, or not finite, or too large.
        bad("1,nan,Oslo,3", "column amount must be a finite number, was nan"),
        bad("1,2.0,Oslo,NaN", "column count must be a finite number, was NaN"),
        bad("1,inf,Oslo,3", "column amount must be a finite number, was inf"),
        bad("1,-Infinity,Oslo,3", "column amount must be a finite number, was -Infinity"),
        bad("1,1e999,Oslo,3", "column amount must be a finite number, was 1e999"),
        bad("1,1e39,Oslo,3", "column amount must be at most 1e38 in magnitude, was 1e39"),
        bad("1,2.0,Oslo,-2e38", "column count must be at most 1e38 in magnitude, was -2e38"),
        bad("1,Oslo,2.0,3", "column amount must be a finite number, was Oslo"),
        bad("1,1.2.3,Oslo,3", "column amount must be a finite number, was 1.2.3"),
        bad("1,0x10,Oslo,3", "column amount must be a finite number, was 0x10"),
        bad("1,1_000,Oslo,3", "column amount must be a finite number, was 1_000"),
        bad("1,\"1,000\",Oslo,3", "column amount must be a finite number, was 1,000"),
        bad("1,\" 2.0\",Oslo,3", "column amount must be a finite number, was  2.0"),
        // Something behind it.
        bad("1,2.0,Oslo,3 garbage", "column count must be a finite number, was 3 garbage"),
        bad("1,2.0,Oslo,3\r1,2.0,Oslo,3", "record must have 4 cells, had 7"),
        bad("1,2.0,Oslo,3\u0000", "column count must be a finite number, was 3\ufffd"));
  }

  private static BadRecord bad(String line, String reason) {
    return new BadRecord(line, reason);
  }
}
