package dev.eddy.streaming.pacing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The steps that a split has handed out and that theta did not have yet: at most W. */
final class StepsAhead {
  private final Deque<Long> stepIds = new ArrayDeque<>();

  StepsAhead(long[] stepIds) {
    Arrays.stream(stepIds).forEach(this.stepIds::add);
  }

  void add(long stepId) {
    stepIds.add(stepId);
  }

  /** Returns how many steps are ahead of theta, given the last step that is in it. */
  int count(long passedStepId) {
    while (!stepIds.isEmpty() && stepIds.element() <= passedStepId) {
      stepIds.remove();
    }
    return stepIds.size();
  }

  /** Returns the ids, ascending. */
  long[] toArray() {
    return stepIds.stream().mapToLong(Long::longValue).toArray();
  }
}
