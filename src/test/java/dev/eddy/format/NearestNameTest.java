package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("price", "city", "class", "classes");

  @Test
  void nameWithFewestEditsIsFound() {
    assertThat(NearestName.of("clas", KNOWN)).isEqualTo("class");
    assertThat(NearestName.of("pirce", KNOWN)).isEqualTo("price");
    assertThat(NearestName.of("classe", KNOWN)).isEqualTo("class");
    assertThat(NearestName.of("clsses", KNOWN)).isEqualTo("classes");
  }

  @Test
  void caseDoesNotCount() {
    assertThat(NearestName.of("CITY", KNOWN)).isEqualTo("city");
  }

  @Test
  void firstOfEquallyNearNamesWins() {
    assertThat(NearestName.of("b", List.of("a", "c"))).isEqualTo("a");
    assertThat(NearestName.of("", List.of("xy", "z", "w"))).isEqualTo("z");
  }

  @Test
  void nothingIsNearWhereNothingIsKnown() {
    assertThat(NearestName.of("class", List.of())).isEmpty();
  }
}
