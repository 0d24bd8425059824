package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.KeyField.Kind;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {
  private final ExampleBuffer example = new ExampleBuffer();
  private final KeyReader byRange = new KeyReader(new KeyField(Kind.NUMBER, "age"));
  private final KeyReader byHash = new KeyReader(new KeyField(Kind.HASH, "age"));

  @BeforeEach
  void startRecord() {
    example.clear();
    byRange.clear();
    byHash.clear();
  }

  @Test
  void firstFieldThatIsTakenIsTheKey() {
    take(byRange, "41.5");
    take(byRange, "nan");
    assertThat(byRange.finish()).isEmpty();
    assertThat(example.numericKey()).isEqualTo(41.5);
    take(byHash, "Oslo");
    take(byHash, "Bergen");
    assertThat(byHash.finish()).isEmpty();
    assertThat(example.key()).isEqualTo(FeatureHash.murmur(bytes("Oslo"), 0, 4, 0));
  }

  @Test
  void onlyTheWholeNameMatches() {
    byte[] line = bytes("x|ages");
    assertThat(byRange.matches(line, 2, 5)).isTrue();
    assertThat(byRange.matches(line, 2, 6)).isFalse();
    assertThat(byRange.matches(line, 2, 4)).isFalse();
  }

  @Test
  void numberMustBeThere() {
    assertThat(byRange.finish()).isEqualTo("key age must not be missing");
    take(byRange, "");
    assertThat(byRange.finish()).isEqualTo("key age must not be missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "inf", "1e999", "-1e999", "old", "0x10", "1_000"})
  void numberMustBeFinite(String text) {
    take(byRange, text);
    assertThat(byRange.finish()).isEqualTo("key age must be a finite number, was " + text);
    assertThat(example.numericKey()).isZero();
  }

  @Test
  void nothingIsLeftForTheNextRecord() {
    take(byRange, "old");
    byRange.clear();
    take(byRange, "7");
    assertThat(byRange.finish()).isEmpty();
    byRange.clear();
    assertThat(byRange.finish()).isNotEmpty();
  }

  @Test
  void hashAndNoKeyNeedNoField() {
    assertThat(byHash.finish()).isEmpty();
    assertThat(new KeyReader(KeyField.none()).finish()).isEmpty();
    assertThat(byHash.isWanted()).isTrue();
    assertThat(new KeyReader(KeyField.none()).isWanted()).isFalse();
  }

  @Test
  void keyFieldMustHaveAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyField(Kind.HASH, ""))
        .withMessage("input.key must name a column or field, was empty");
  }

  private void take(KeyReader key, String text) {
    key.take(bytes(text), 0, text.length(), example);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void theTextOfAKeyIsKeptUntilTheNextExample() {
    KeyReader reader = new KeyReader(new KeyField(Kind.TEXT, "state"));
    ExampleBuffer example = new ExampleBuffer();
    byte[] bytes = "state=NSW".getBytes(StandardCharsets.UTF_8);
    reader.clear();
    reader.take(bytes, 6, 9, example);
    assertThat(example.keyText()).containsExactly('N', 'S', 'W');
    assertThat(reader.finish()).isEmpty();
    example.clear();
    assertThat(example.keyText()).isEmpty();
  }
}
