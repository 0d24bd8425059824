package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdListTest {
  private static final int SLACK = 80;
  private final IdList list = new IdList();

  @Test
  void readsIdsToTheEnd() {
    assertThat(read("|", " 7 0 1234567 0012", "\n-1 | 9")).containsExactly(7, 0, 1_234_567, 12);
    assertThat(list.union()).isEqualTo(1_234_567 | 12 | 7);
  }

  @Test
  void stopsBeforeWhatIsNoId() {
    assertThat(read("", " 1 22 12345678 4", "")).containsExactly(1, 22);
    assertThat(read("", " 1 22 3:4 5", "")).containsExactly(1, 22);
    assertThat(read("", " 1 22  3", "")).containsExactly(1, 22);
    assertThat(read("", " 1 22 ", "3")).containsExactly(1, 22);
    assertThat(read("", " 1 22|b 3", "")).containsExactly(1);
    assertThat(read("", " 1,22 3", "")).isEmpty();
    assertThat(read("", "1 22", "")).isEmpty();
    assertThat(read("", "", " 3 4 ")).isEmpty();
  }

  @Test
  void leavesWhatCannotBeLoaded() {
    byte[] bytes = " 1 2 3".getBytes(StandardCharsets.US_ASCII);
    assertThat(list.read(bytes, 0, bytes.length)).isZero();
    assertThat(list.count()).isZero();
  }

  /** Against a reader that looks at one byte after the other. */
  @Property(tries = 5_000)
  void readsWhatOneWouldReadByteByByte(
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 9) int before,
      @ForAll("ends") String end) {
    List<Integer> expected = new ArrayList<>();
    int last = 0;
    while (last < text.length() && text.charAt(last) == ' ') {
      int digits = last + 1;
      while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      boolean isEnded = digits == text.length() || text.charAt(digits) == ' ';
      int count = digits - last - 1;
      if (!isEnded || count == 0 || count > 7) {
        break;
      }
      expected.add(Integer.parseInt(text.substring(last + 1, digits)));
      last = digits;
    }
    assertThat(read("1".repeat(before), text, end)).isEqualTo(expected);
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> ids = Arbitraries.integers().between(0, 99_999_999).map(id -> " " + id);
    Arbitrary<String> others =
        Arbitraries.of("  ", " ", ":", " 3:1", "|", ",", " a", "\n", " 0007");
    return Arbitraries.frequencyOf(Tuple.of(30, ids), Tuple.of(1, others))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Provide
  static Arbitrary<String> ends() {
    return Arbitraries.of("", "\n1 | 5", " 5", "5", "\u00ff");
  }

  /** Reads the ids of a text between two others, and the array ends far behind. */
  private List<Integer> read(String before, String text, String behind) {
    byte[] bytes = (before + text + behind).getBytes(StandardCharsets.ISO_8859_1);
    int from = before.length();
    int to = from + text.length();
    int end = list.read(Arrays.copyOf(bytes, bytes.length + SLACK), from, to);
    List<Integer> ids = Arrays.stream(list.ids()).limit(list.count()).boxed().toList();
    String spelt = text.substring(0, end - from);
    assertThat(spelt.isBlank() ? 0 : spelt.strip().split(" ").length).isEqualTo(ids.size());
    return ids;
  }
}
