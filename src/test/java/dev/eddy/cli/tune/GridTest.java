package dev.eddy.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final String RATES = "training.optimizer.learning-rate=0.1,0.5";
  private static final String OPTIMIZERS = "training.optimizer=nag,adagrad,sgd";

  @Test
  void theProductHasEachCombinationOnceAndTheLastOptionChangesFastest() {
    List<Variant> variants = Grid.parse(List.of(RATES, OPTIMIZERS)).all();
    assertThat(variants).hasSize(6);
    assertThat(variants).doesNotHaveDuplicates();
    assertThat(variants.get(1).options())
        .containsExactly(
            Map.entry("training.optimizer.learning-rate", "0.1"),
            Map.entry("training.optimizer", "adagrad"));
    assertThat(variants.get(5).options())
        .containsExactly(
            Map.entry("training.optimizer.learning-rate", "0.5"),
            Map.entry("training.optimizer", "sgd"));
    assertThat(variants.get(5).name()).isEqualTo("variant-06");
  }

  @Test
  void aBarSeparatesValuesThatHaveCommas() {
    GridOption option = GridOption.parse("model.interactions=a*b|a*b,b*c");
    assertThat(option.values()).containsExactly("a*b", "a*b,b*c");
    assertThat(GridOption.parse("input.csv.positive=a=b").values()).containsExactly("a=b");
  }

  @Test
  void picksAreDifferentAndTheSameForTheSameSeed() {
    Grid grid = Grid.parse(List.of(RATES, OPTIMIZERS, "model.bits=10,11,12,13,14,15"));
    List<Variant> picks = grid.picks(10, 1);
    assertThat(picks).hasSize(10).isEqualTo(grid.picks(10, 1)).isNotEqualTo(grid.picks(10, 2));
    assertThat(picks.stream().map(Variant::options).distinct()).hasSize(10);
    assertThat(grid.all().stream().map(Variant::options))
        .containsAll(picks.stream().map(Variant::options).toList());
    assertThat(picks.stream().map(Variant::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    assertThat(grid.picks(36, 1)).isEqualTo(grid.all());
    assertThat(grid.picks(37, 1)).isEqualTo(grid.all());
  }

  @Test
  void aGridTooLargeToWaitForIsRefusedUnlessPicked() {
    String hundred = String.join(",", IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    List<String> huge =
        List.of(
            "training.seed=" + hundred,
            "model.bits=" + hundred,
            "training.delay=" + hundred,
            "training.window=" + hundred,
            "training.shards=" + hundred,
            "training.slices=" + hundred,
            "model.factors=" + hundred,
            "training.staleness=" + hundred,
            "model.classes=" + hundred,
            "input.passes=" + hundred);
    Grid grid = Grid.parse(huge);
    assertThat(grid.size()).isEqualTo(Long.MAX_VALUE);
    assertThat(grid.picks(3, 1)).hasSize(3);
    assertRefused(
        "--grid must give at most 1000 variants without --random, was 10000", huge.subList(0, 2));
    assertThatThrownBy(() -> grid.picks(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--random must be from 1 to 1000, was 0");
  }

  @Test
  void whatIsNoGridIsRefused() {
    assertRefused("--grid must be KEY=VALUE,VALUE, was model.bits", List.of("model.bits"));
    assertRefused(
        "option must be known, was training.optimiser; the nearest is training.optimizer",
        List.of("training.optimiser=nag"));
    assertRefused(
        "--grid model.bits must have values that are different and not empty, was 1,,2",
        List.of("model.bits=1,,2"));
    assertRefused(
        "--grid model.bits must have values that are different and not empty, was 1,1",
        List.of("model.bits=1,1"));
    assertRefused(
        "--grid must name an option once, was model.bits twice",
        List.of("model.bits=1,2", "model.bits=3"));
  }

  private static void assertRefused(String message, List<String> texts) {
    assertThatThrownBy(() -> Grid.parse(texts).all())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
