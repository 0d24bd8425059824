package dev.eddy.streaming.feedback;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;

/** Rings a task's bell: many letters make one mailbox action. */
public final class FeedbackMail {
  private final MailboxExecutor mailbox;
  private final ThrowingRunnable<Exception> takeMail;
  private final AtomicBoolean isScheduled = new AtomicBoolean();

  private FeedbackMail(MailboxExecutor mailbox, ThrowingRunnable<Exception> takeMail) {
    this.mailbox = mailbox;
    this.takeMail = takeMail;
  }

  /** Returns a callback for other threads that runs {@code takeMail} in the task's own thread. */
  public static Runnable inMailbox(MailboxExecutor mailbox, ThrowingRunnable<Exception> takeMail) {
    return new FeedbackMail(mailbox, takeMail)::ring;
  }

  private void ring() {
    if (!isScheduled.compareAndSet(false, true)) {
      return;
    }
    try {
      mailbox.execute(this::answer, "take theta from the feedback channel");
    } catch (RejectedExecutionException e) {
      // The task is ending; whoever comes next starts from its own broadcast.
    }
  }

  private void answer() throws Exception {
    // First the flag, then the queue: a letter that comes in between rings again.
    isScheduled.set(false);
    takeMail.run();
  }
}
