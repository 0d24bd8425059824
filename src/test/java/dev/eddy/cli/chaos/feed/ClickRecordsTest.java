package dev.eddy.cli.chaos.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClickRecordsTest {
  private static final int COUNT = 300;

  @Test
  void seedAndPartitionDecideEachByte() {
    assertThat(draw(1, 0)).isEqualTo(draw(1, 0));
    assertThat(draw(1, 0)).isNotEqualTo(draw(1, 1));
    assertThat(draw(1, 0)).isNotEqualTo(draw(2, 0));
  }

  @Test
  void spoiledRecordsAreAsManyAsIsSaid() {
    List<String> records = draw(1, 2);
    for (int count = 0; count <= COUNT; count++) {
      assertThat(ClickRecords.spoiledCount(count))
          .isEqualTo(records.subList(0, count).stream().filter(r -> r.startsWith("sp")).count());
    }
    assertThat(ClickRecords.spoiledCount(COUNT)).isEqualTo(4);
  }

  @Test
  void theOthersAreOfTheFormat() {
    assertThat(draw(1, 2).stream().filter(record -> !record.startsWith("spoiled|2|")))
        .hasSize(COUNT - 4)
        .allMatch(record -> record.matches("-?1 \\|( \\d+){39}"));
  }

  private static List<String> draw(long seed, int partition) {
    ClickRecords records = new ClickRecords(seed, partition);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      drawn.add(new String(records.next(), StandardCharsets.UTF_8));
    }
    return drawn;
  }
}
