package dev.eddy.streaming.decode;

import dev.eddy.learning.metric.segment.Segments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the segments of a shard's examples of a step. */
final class SegmentBuffer {
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int[] ofExamples = new int[16];
  private int count;

  void add(String name) {
    Integer place = places.putIfAbsent(name, names.size());
    if (place == null) {
      place = names.size();
      names.add(name);
    }
    if (count == ofExamples.length) {
      ofExamples = Arrays.copyOf(ofExamples, 2 * count);
    }
    ofExamples[count++] = place;
  }

  /** Returns what was added, and forgets it. */
  Segments take() {
    if (count == 0) {
      return Segments.none();
    }
    Segments taken = new Segments(names, Arrays.copyOf(ofExamples, count));
    places.clear();
    names.clear();
    count = 0;
    return taken;
  }
}
