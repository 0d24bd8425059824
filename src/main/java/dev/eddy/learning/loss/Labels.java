package dev.eddy.learning.loss;

import java.io.Serializable;
import java.util.List;

/**
 * What labels are.
 *
 * @param loss whose labels they are, unless they are of many classes
 * @param classCount number of classes where they are of many, else 0
 * @param names the classes as the input calls them, from class 0 on; empty where it uses numbers
 */
public record Labels(LossType loss, int classCount, List<String> names) implements Serializable {

  public Labels {
    names = List.copyOf(names);
    int nameCountMax = classCount > 0 ? classCount : loss.task() == Task.BINARY ? 2 : 0;
    if (!names.isEmpty() && names.size() != nameCountMax) {
      throw new IllegalArgumentException(
          "names must be of %d classes, were %s".formatted(nameCountMax, names));
    }
  }

  /** Returns the labels of a loss, as numbers. */
  public static Labels of(LossType loss) {
    return new Labels(loss, 0, List.of());
  }

  /** Returns these labels with classes that have names. */
  public Labels withNames(List<String> others) {
    return new Labels(loss, classCount, others);
  }

  /** Returns the rule of labels that are numbers. */
  public LabelRule rule() {
    return classCount > 0 ? new ClassNumbers(classCount) : loss.create();
  }

  /** Classes by their numbers, from 0. */
  private record ClassNumbers(int count) implements LabelRule {
    @Override
    public boolean isLabel(double raw) {
      return raw >= 0 && raw < count && raw == Math.rint(raw);
    }

    @Override
    public String labelRule() {
      return "a class from 0 to " + (count - 1);
    }

    @Override
    public double labelOf(double raw) {
      return raw + 0.0; // -0 is 0.
    }
  }
}
