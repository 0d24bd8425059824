package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaInputTest {

  @ParameterizedTest(name = "{0} partitions")
  @CsvSource({"1, 3145728", "4, 3145728", "8, 2097152", "16, 1048576", "1000, 1048576"})
  void fewPartitionsAreFetchedInLargerPieces(int partitionCount, int fetchBytes) {
    assertThat(KafkaInput.fetchBytes(partitionCount)).isEqualTo(fetchBytes);
  }
}
