package dev.eddy.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadCpuTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void growsWithTheWorkOfItsThreadAndIsZeroBehindItsEnd() throws InterruptedException {
    ThreadCpu own = ThreadCpu.here();
    long before = own.getValue();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (own.getValue() == before) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
    assertThat(own.getValue()).isGreaterThan(before);

    ThreadCpu[] other = new ThreadCpu[1];
    Thread thread = new Thread(() -> other[0] = ThreadCpu.here());
    thread.start();
    thread.join();
    assertThat(other[0].getValue()).isZero();
  }
}
