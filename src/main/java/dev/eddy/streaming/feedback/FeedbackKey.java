package dev.eddy.streaming.feedback;

import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;

/**
 * Tells the channels of a JVM apart: one for each execution attempt of each subtask of each job.
 *
 * @param job job id
 * @param execution execution graph id; attempts count from 0 again after a JobManager failover
 * @param taskManager several of them may live in one JVM
 * @param subtask index of the co-located subtasks
 * @param attempt attempt number of the subtask
 */
public record FeedbackKey(
    String job, String execution, String taskManager, String subtask, String attempt) {

  /** Reads the key off the scope of any metric group of the task. */
  public static FeedbackKey of(MetricGroup group) {
    Map<String, String> scope = group.getAllVariables();
    String attemptId = scope.get("<task_attempt_id>");
    int end = attemptId.indexOf('_');
    return new FeedbackKey(
        scope.get("<job_id>"),
        end < 0 ? attemptId : attemptId.substring(0, end),
        scope.get("<tm_id>"),
        scope.get("<subtask_index>"),
        scope.get("<task_attempt_num>"));
  }

  /**
   * Written out: the equals that the JDK makes for a record leaves its class behind in a cache of
   * the JDK (ObjectMethods), and with it the class loader of a job that has ended.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof FeedbackKey key
        && job.equals(key.job)
        && execution.equals(key.execution)
        && taskManager.equals(key.taskManager)
        && subtask.equals(key.subtask)
        && attempt.equals(key.attempt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(job, execution, taskManager, subtask, attempt);
  }
}
