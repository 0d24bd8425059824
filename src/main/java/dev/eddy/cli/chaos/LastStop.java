package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.ChaosCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Leaves no process behind, however the run ends. */
final class LastStop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChaosCluster cluster;
  private final Thread runner;
  private final CountDownLatch isOver = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "chaos-last-stop");

  private LastStop(ChaosCluster cluster, Thread runner) {
    this.cluster = cluster;
    this.runner = runner;
  }

  /** Kills all processes when this is closed or this JVM ends; the caller's thread runs the run. */
  static LastStop register(ChaosCluster cluster) {
    LastStop stop = new LastStop(cluster, Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** The runner must not start anything any more while the processes are killed. */
  private void interrupted() {
    runner.interrupt();
    try {
      boolean hasGivenUp = isOver.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!hasGivenUp) {
        killAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void killAll() throws InterruptedException {
    try {
      if (cluster.exists()) {
        cluster.killAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    killAll();
    isOver.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook has waited for this.
    }
  }
}
