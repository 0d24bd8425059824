package dev.eddy.format.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.CsvSchema;
import dev.eddy.format.CsvSettings;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureNamesTest {
  private static final ParserSettings SETTINGS =
      new ParserSettings(18, LossType.LOGISTIC, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);

  @Test
  void everyFeatureThatTheCsvParserFindsHasItsName() {
    List<byte[]> lines =
        lines("y,amount,city,note", "1,2.5,\"Ulm, Donau\",Big deal", "0,7,Köln,deal");
    CsvSettings csv = new CsvSettings(',', "y", "", List.of(), List.of("city"), List.of("note"));
    RecordFormat format = new RecordFormat.Csv(SETTINGS, CsvSchema.of(List.of(lines), "auto", csv));
    assertThat(named(format, lines, lines.get(1)))
        .containsExactly("amount", "city=Ulm, Donau", "note=big", "note=deal");
    assertThat(named(format, lines, lines.get(2))).contains("city=Köln");
  }

  @Test
  void everyFeatureThatTheVwParserFindsHasItsName() {
    List<byte[]> lines = lines("1 |user age:3 dark |item:2 7 id_9 | plain 44");
    assertThat(named(new RecordFormat.Vw(SETTINGS), lines, lines.get(0)))
        .containsExactly("user^age", "user^dark", "item^7", "item^id_9", "plain", "44");
  }

  @Test
  void namesThatShareACoordinateStandTogetherAndUnknownOnesAreNumbers() {
    ParserSettings narrow =
        new ParserSettings(1, LossType.LOGISTIC, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    FeatureNames names =
        FeatureNames.of(new RecordFormat.Vw(narrow), lines("1 | a b c d e f g h i"));
    assertThat(names.of(0) + names.of(1)).contains(" or ").contains(" or others");
    assertThat(FeatureNames.none().of(12)).isEqualTo("12");
  }

  private static List<String> named(RecordFormat format, List<byte[]> sample, byte[] line) {
    FeatureNames names = FeatureNames.of(format, sample);
    ExampleBuffer example = new ExampleBuffer();
    assertThat(format.newParser().parse(line, 0, line.length, example).isAccepted()).isTrue();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < example.featureCount(); i++) {
      found.add(names.of(example.feature(i)));
    }
    return found;
  }

  private static List<byte[]> lines(String... lines) {
    return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
