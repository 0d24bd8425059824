package dev.eddy.streaming.result;

import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.theta.DistinctFeatures;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.FinalTheta;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pieces of theta put together.
 *
 * @param theta all touched coordinates, ascending
 * @param steps steps applied
 * @param digests the slices' digests, in slice order
 * @param descent how a descent went
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
public record FinalModel(ThetaDelta theta, long steps, long[] digests, DescentReport descent) {

  /** Puts the pieces of all slices together, whatever the order they came in. */
  static FinalModel of(Collection<FinalTheta> pieces) {
    List<FinalTheta> whole =
        pieces.stream()
            .filter(FinalTheta::isComplete)
            .sorted(Comparator.comparingInt(FinalTheta::slice))
            .toList();
    long[] digests = whole.stream().mapToLong(FinalTheta::digest).toArray();
    long steps = whole.stream().mapToLong(FinalTheta::version).max().orElse(0);
    DescentReport descent =
        whole.stream().map(FinalTheta::descent).findFirst().orElse(DescentReport.none());
    return new FinalModel(
        ascending(concat(pieces.stream().map(FinalTheta::delta).toList())),
        steps,
        digests,
        descent);
  }

  /** Estimates how many distinct features theta has met; the intercept is none. */
  DistinctFeatures distinctFeatures(ModelSettings settings) {
    long touched =
        Arrays.stream(theta.coordinates()).filter(each -> each != settings.intercept()).count();
    return DistinctFeatures.of((int) touched, settings.dimension() - 1);
  }

  private static ThetaDelta concat(List<ThetaDelta> deltas) {
    return new ThetaDelta(
        deltas.stream().flatMapToInt(delta -> Arrays.stream(delta.coordinates())).toArray(),
        deltas.stream().flatMapToDouble(delta -> Arrays.stream(delta.weights())).toArray(),
        deltas.stream().flatMapToDouble(delta -> Arrays.stream(delta.scales())).toArray(),
        deltas.stream().flatMapToDouble(delta -> Arrays.stream(delta.means())).toArray(),
        deltas.stream()
            .flatMapToDouble(delta -> Arrays.stream(delta.inverseDeviations()))
            .toArray());
  }

  private static ThetaDelta ascending(ThetaDelta delta) {
    // Coordinate and place in one long: sorts millions without boxing.
    long[] order =
        IntStream.range(0, delta.coordinates().length)
            .mapToLong(i -> (long) delta.coordinates()[i] << Integer.SIZE | i)
            .sorted()
            .toArray();
    return new ThetaDelta(
        Arrays.stream(order).mapToInt(o -> (int) (o >>> Integer.SIZE)).toArray(),
        ordered(delta.weights(), order),
        ordered(delta.scales(), order),
        ordered(delta.means(), order),
        ordered(delta.inverseDeviations(), order));
  }

  /** Returns the values in the order of their coordinates, all of a coordinate together. */
  private static double[] ordered(double[] values, long[] order) {
    if (values.length == 0) {
      return values;
    }
    int length = values.length / order.length;
    double[] ordered = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, (int) order[i] * length, ordered, i * length, length);
    }
    return ordered;
  }
}
