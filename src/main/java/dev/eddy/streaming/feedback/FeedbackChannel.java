package dev.eddy.streaming.feedback;

import dev.eddy.streaming.wire.Theta;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/**
 * Where a tail hands theta to the worker and the source of its subtask.
 *
 * <p>The three open in any order: what comes before the worker waits in the queue, and the source
 * reads the progress whenever it comes. The queue is bounded by the pace of the loop: the server
 * sends no version W steps ahead of what the sources have heard.
 */
public final class FeedbackChannel {
  private static final ConcurrentMap<FeedbackKey, FeedbackChannel> OPEN = new ConcurrentHashMap<>();
  private static final Runnable NOBODY = () -> {};

  private final FeedbackKey key;
  private final Queue<Theta> mail = new ConcurrentLinkedQueue<>();
  private final FeedbackProgress progress;
  private volatile Runnable worker = NOBODY;
  private volatile Runnable source = NOBODY;
  // Guarded by OPEN's lock on the key.
  private int memberCount;

  private FeedbackChannel(FeedbackKey key, int sliceCount) {
    this.key = key;
    this.progress = new FeedbackProgress(sliceCount);
  }

  /** Joins the channel of a key; every member {@link #leave leaves} exactly once. */
  public static FeedbackChannel join(FeedbackKey key, int sliceCount) {
    return OPEN.compute(
        key,
        (k, open) -> {
          FeedbackChannel channel = open == null ? new FeedbackChannel(k, sliceCount) : open;
          channel.memberCount++;
          return channel;
        });
  }

  /** Returns how many channels are open in this JVM; 0 when no job runs. */
  public static int openCount() {
    return OPEN.size();
  }

  /** Leaves; the last one to leave closes the channel. */
  public void leave() {
    OPEN.compute(key, (k, open) -> --memberCount == 0 ? null : open);
  }

  /** Calls back, on the tail's thread, whenever there is mail for the worker. */
  public void onMail(Runnable callback) {
    worker = callback;
    if (!mail.isEmpty()) {
      callback.run();
    }
  }

  /** Calls back, on the tail's thread, whenever the progress changed. */
  public void onProgress(Runnable callback) {
    source = callback;
    callback.run();
  }

  /** Hands theta over. */
  public void send(Theta theta) {
    mail.add(theta);
    worker.run();
    if (progress.advance(theta)) {
      source.run();
    }
  }

  /** Takes all mail there is. */
  public Queue<Theta> mail() {
    return mail;
  }

  public FeedbackProgress progress() {
    return progress;
  }
}
