package dev.eddy.learning.theta;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the proof of equal arithmetic costs. An operation is a number of 64 bits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DigestBenchmark {
  private static final int NUMBERS = 8_192;

  private final Digest digest = new Digest();
  private double[] numbers;

  @Setup
  public void generate() {
    numbers = new Random(1).doubles(NUMBERS).toArray();
  }

  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public long digest() {
    digest.add(numbers);
    return digest.value();
  }
}
