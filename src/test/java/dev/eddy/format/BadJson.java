package dev.eddy.format;

import dev.eddy.format.BadRecords.BadRecord;
import java.util.List;
import java.util.stream.Stream;

/** The json part of {@link BadRecords}. */
final class BadJson {
  private static final String LABEL = "label must be 0, 1 or -1, was ";
  private static final String EMPTY = "record must not be empty";
  private static final String NO_LABEL = "label must not be missing";
  private static final String ROOT = "record must be a json object, was ";
  private static final String CUT = "record must be a whole object, was cut off after ";
  private static final String FINITE = "field a must be a finite number, was ";
  private static final String NUMBER = "field a must be a number of json, was ";
  private static final String QUOTES = "names and strings must be in double quotes, was ";
  private static final String COMMENT = "record must have no comment, was ";
  private static final String CONTROL = "control character must be escaped, was ";
  private static final String ESCAPE = "escape must be one of json's, was ";
  private static final String UTF_8 = "record must be UTF-8, was ";

  private BadJson() {}

  static List<BadRecord> records() {
    return Stream.of(noWholeObject(), labels(), numbers(), names(), syntax(), characters())
        .flatMap(List::stream)
        .toList();
  }

  static List<BadRecord> withoutKey() {
    return List.of(
        bad("{\"label\":1,\"b\":1}", "key amount must not be missing"),
        bad("{\"label\":1,\"amount\":null}", "key amount must not be missing"));
  }

  private static List<BadRecord> noWholeObject() {
    return List.of(
        // Empty.
        bad("", EMPTY),
        bad("   ", EMPTY),
        bad("\t ", EMPTY),
        bad("\r", EMPTY),
        // No object.
        bad("garbage", ROOT + "garbage"),
        bad("1,2.0,Oslo,3", ROOT + "1,2.0,Oslo,3"),
        bad("[{\"label\":1}]", ROOT + "[{\"label\":1}]"),
        bad("1", ROOT + "1"),
        bad("\"label\"", ROOT + "\"label\""),
        bad("null", ROOT + "null"),
        bad("{\u0000\"\u0000", ROOT + "{"),
        // Cut off.
        bad("{", CUT + "{"),
        bad("{\"label\":1", CUT + "{\"label\":1"),
        bad("{\"label\":1,", CUT + "{\"label\":1,"),
        bad("{\"label\":", CUT + "{\"label\":"),
        bad("{\"label\"", CUT + "{\"label\""),
        bad("{\"lab", CUT + "{\"lab"),
        bad("{\"label\":tru", CUT + "{\"label\":tru"),
        bad("{\"label\":1,\"a\":\"b", CUT),
        bad("{\"label\":1,\"a\":[1", CUT),
        bad("{\"label\":1,\"a\":-", CUT),
        // Something behind it.
        bad("{\"label\":1} garbage", "record must end with its object, was garbage"),
        bad("{\"label\":1}}", "record must end with its object, was }"),
        bad("{\"label\":1}{\"label\":0}", "record must end with its object, was {\"label\":0}"),
        bad("{\"label\":1}, {\"label\":0}", "record must end with its object, was , {\"label\":0}"),
        bad("{\"label\":1}// c", "record must end with its object, was // c"),
        bad("{\"label\":1}\u0000", "record must end with its object, was \ufffd"));
  }

  private static List<BadRecord> labels() {
    return List.of(
        // Labels.
        bad("{}", NO_LABEL),
        bad("{\"a\":1}", NO_LABEL),
        bad("{\"label\":null}", NO_LABEL),
        bad("{\"label\":\"\"}", NO_LABEL),
        bad("{\"LABEL\":1}", NO_LABEL),
        bad("{\"a\":{\"label\":1}}", NO_LABEL),
        bad("{\"label\":2}", LABEL + "2"),
        bad("{\"label\":0.5}", LABEL + "0.5"),
        bad("{\"label\":\"1\"}", LABEL + "\"1\""),
        bad("{\"label\":\"yes\"}", LABEL + "\"yes\""),
        bad("{\"label\":[1]}", "label must be a string, a number or a boolean, was an array"),
        bad("{\"label\":{}}", "label must be a string, a number or a boolean, was an object"),
        bad("{\"label\":\"NaN\"}", "field label must be a finite number, was \"NaN\""),
        bad("{\"label\":\"-Infinity\"}", "field label must be a finite number, was \"-Infinity\""),
        bad("{\"label\":NaN}", "field label must be a finite number, was NaN"),
        bad("{\"label\":1e999}", "field label must be a finite number, was 1e999"));
  }

  private static List<BadRecord> numbers() {
    return List.of(
        // Numbers that are not finite, or too large.
        bad("{\"label\":1,\"a\":NaN}", FINITE + "NaN"),
        bad("{\"label\":1,\"a\":nan}", FINITE + "nan"),
        bad("{\"label\":1,\"a\":Infinity}", FINITE + "Infinity"),
        bad("{\"label\":1,\"a\":-Infinity}", FINITE + "-Infinity"),
        bad("{\"label\":1,\"a\":+Infinity}", FINITE + "+Infinity"),
        bad("{\"label\":1,\"a\":-inf}", FINITE + "-inf"),
        bad("{\"label\":1,\"a\":1e999}", FINITE + "1e999"),
        bad("{\"label\":1,\"a\":-1e999}", FINITE + "-1e999"),
        bad("{\"label\":1,\"a\":\"NaN\"}", FINITE + "\"NaN\""),
        bad("{\"label\":1,\"a\":\" nan \"}", FINITE + "\" nan \""),
        bad("{\"label\":1,\"a\":\"Infinity\"}", FINITE + "\"Infinity\""),
        bad("{\"label\":1,\"a\":\"+inf\"}", FINITE + "\"+inf\""),
        bad("{\"label\":1,\"a\":\"-1e999\"}", FINITE + "\"-1e999\""),
        bad("{\"label\":1,\"a\":\"\\u004eaN\"}", FINITE + "\"NaN\""),
        bad("{\"label\":1,\"b\":{\"c\":[1,NaN]}}", "field b.c.1 must be a finite number, was NaN"),
        bad("{\"label\":1,\"b\":[\"NaN\"]}", "field b.0 must be a finite number, was \"NaN\""),
        bad("{\"label\":1,\"a\":1e39}", "field a must be at most 1e38 in magnitude, was 1e39"),
        bad("{\"label\":1,\"a\":-2e38}", "field a must be at most 1e38 in magnitude, was -2e38"),
        // Numbers that are none.
        bad("{\"label\":1,\"a\":01}", NUMBER + "01"),
        bad("{\"label\":1,\"a\":+1}", NUMBER + "+1"),
        bad("{\"label\":1,\"a\":.5}", NUMBER + ".5"),
        bad("{\"label\":1,\"a\":5.}", NUMBER + "5."),
        bad("{\"label\":1,\"a\":0x10}", NUMBER + "0x10"),
        bad("{\"label\":1,\"a\":1_000}", NUMBER + "1_000"),
        bad("{\"label\":1,\"a\":1e}", NUMBER + "1e"),
        bad("{\"label\":1,\"a\":--1}", NUMBER + "--1"));
  }

  private static List<BadRecord> names() {
    return List.of(
        // Names.
        bad("{\"label\":1,\"label\":1}", "field must not repeat, label came twice"),
        bad("{\"label\":1,\"a\":1,\"\\u0061\":2}", "field must not repeat, a came twice"),
        bad("{\"label\":1,\"a\":{\"b\":1,\"b\":1}}", "field must not repeat, a.b came twice"),
        bad("{\"label\":1,\"a\":{\"b\":1},\"a.b\":1}", "field must not repeat, a.b came twice"),
        bad("{\"label\":1,\"a\":[1],\"a.0\":1}", "field must not repeat, a.0 came twice"),
        bad("{\"label\":1,\"\":1}", "field name must not be empty"),
        bad(
            "{\"label\":1,\"" + "x".repeat(1_001) + "\":1}",
            "field name must be at most 1000 bytes"),
        bad("{\"label\":1,a:1}", "record must be json from byte 11 on, was a:1}"));
  }

  private static List<BadRecord> syntax() {
    return List.of(
        // What other parsers let through.
        bad("{'label':1}", QUOTES + "'label':1}"),
        bad("{\"label\":1,\"a\":'b'}", QUOTES + "'b'}"),
        bad("{/* c */\"label\":1}", COMMENT + "/* c */"),
        bad("{\"label\":1 // c", COMMENT + "// c"),
        bad("{\"label\":1,# c", COMMENT + "# c"),
        bad("{\"label\":1,}", "record must be json from byte 11 on, was }"),
        bad("{\"label\":1,\"a\":[1,]}", "record must be json from byte 18 on, was ]}"),
        bad("{\"label\":1 \"a\":2}", "record must be json from byte 11 on, was \"a\":2}"),
        bad("{\"label\" 1}", "record must be json from byte 9 on, was 1}"),
        bad("{\"label\":1]", "record must be json from byte 10 on, was ]"),
        bad("{\"label\":True}", "record must be json from byte 9 on, was True}"),
        bad("{\"label\":undefined}", "record must be json from byte 9 on, was undefined}"),
        // Too deep.
        bad("{\"label\":1,\"a\":" + "[".repeat(64), "nesting must be at most 64 levels, had more"),
        bad("{\"a\":".repeat(500), "nesting must be at most 64 levels, had more"));
  }

  private static List<BadRecord> characters() {
    return List.of(
        // Characters.
        bad("{\"label\":1,\"a\":\"b\tc\"}", CONTROL + "0x09"),
        bad("{\"label\":1,\"a\u0000\":1}", CONTROL + "0x00"),
        bad("{\"label\":1,\"a\":\"\\x\"}", ESCAPE + "\\x"),
        bad("{\"label\":1,\"a\":\"\\u12g4\"}", ESCAPE + "\\u12g"),
        bad("{\"label\":1,\"a\":\"\\ud83d\"}", "field a must have no lone surrogate, was \\ud83d"),
        bad(
            "{\"label\":1,\"a\":\"x\\uDE00\\ud83d\"}",
            "field a must have no lone surrogate, was \\ude00"),
        bad("{\"label\":1,\"a\\ud83d\":1}", "name must have no lone surrogate, was \\ud83d"),
        bad("{\"label\":1,\"\\udc00b\":1}", "name must have no lone surrogate, was \\udc00"),
        bad("\u00ff\u00fe\u0000\u0001", UTF_8 + "0xff at byte 0"),
        bad("{\"label\":1,\"a\":\"\u00e5\"}", UTF_8 + "0xe5 at byte 16"),
        bad("{\"label\":1,\"a\":\"\u00c0\u0080\"}", UTF_8 + "0xc0 at byte 16"),
        bad("{\"label\":1,\"a\":\"\u00ed\u00a0\u0080\"}", UTF_8 + "0xed at byte 16"),
        bad("{\"label\":1,\"\u0080\":\"b\"}", UTF_8 + "0x80 at byte 12"));
  }

  private static BadRecord bad(String line, String reason) {
    return new BadRecord(line, reason);
  }
}
