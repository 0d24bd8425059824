package dev.eddy.cli.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainedWatchTest {

  @Test
  void theLastLineThatIsCompleteCounts() {
    String tail =
        """
        ed":7,"read":10,"window":{}}
        {"trained":18,"read":20,"window":{"a":{"b":1}}}
        {"trained":28,"read":30,"wind""";
    assertThat(TrainedWatch.lastRead(tail)).contains(20L);
  }

  @Test
  void withoutALineThereIsNothing() {
    assertThat(TrainedWatch.lastRead("")).isEmpty();
    assertThat(TrainedWatch.lastRead("{\"trained\":28,\"read\":30")).isEmpty();
  }
}
