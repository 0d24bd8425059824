package dev.eddy.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds what a field is by its name, without a string. */
public final class FieldKinds {
  private final long[] hashes;
  private final byte[][] names;
  private final FieldKind[] kinds;

  public FieldKinds(JsonSettings settings) {
    List<Map.Entry<byte[], FieldKind>> entries =
        settings.kinds().entrySet().stream()
            .map(e -> Map.entry(e.getKey().getBytes(StandardCharsets.UTF_8), e.getValue()))
            .sorted((a, b) -> Long.compare(hash(a.getKey()), hash(b.getKey())))
            .toList();
    hashes = entries.stream().mapToLong(entry -> hash(entry.getKey())).toArray();
    names = entries.stream().map(Map.Entry::getKey).toArray(byte[][]::new);
    kinds = entries.stream().map(Map.Entry::getValue).toArray(FieldKind[]::new);
  }

  /** Returns what the field is, or the other when nobody named it. */
  public FieldKind of(FieldPath path, FieldKind other) {
    int index = Arrays.binarySearch(hashes, path.hash());
    boolean isNamed = index >= 0 && path.isEqual(names[index]);
    return isNamed ? kinds[index] : other;
  }

  private static long hash(byte[] name) {
    return FieldPath.hash(FieldPath.HASH_OF_NOTHING, name, 0, name.length);
  }
}
