package dev.eddy.streaming.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRowsTest {
  private final ByteRows.Builder builder = new ByteRows.Builder();

  @Test
  void rowsComeBackOneByOne() {
    add("ab", "", "c");
    ByteRows rows = builder.build();
    assertThat(texts(rows, 3)).containsExactly("ab", "", "c");
    assertThat(builder.byteCount()).isEqualTo(3);
  }

  @Test
  void emptyRowsCostNothing() {
    add("", "", "");
    assertThat(builder.build()).isSameAs(ByteRows.empty());
    assertThat(texts(builder.build(), 3)).containsExactly("", "", "");
  }

  @Test
  void theFirstBytesMayComeLateAndAfterRowsThatWereForgotten() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      String[] rows = new String[random.nextInt(300)];
      int first = random.nextInt(300);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = i < first ? "" : "x".repeat(random.nextInt(3));
      }
      add(rows);
      assertThat(texts(builder.build(), rows.length)).containsExactly(rows);
      builder.clear();
      assertThat(builder.byteCount()).isZero();
    }
  }

  private void add(String... rows) {
    for (String row : rows) {
      byte[] bytes = ("<" + row + ">").getBytes(StandardCharsets.UTF_8);
      builder.add(bytes, 1, bytes.length - 1);
    }
  }

  private static List<String> texts(ByteRows rows, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new String(rows.copy(i), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
