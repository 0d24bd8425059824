package dev.eddy.format;

import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.NumberScanner;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes a record's key as the parser walks by; the first field that matches is the one. */
final class KeyReader {
  private final KeyField key;
  private final byte[] field;
  private final NumberScanner numbers = new NumberScanner();

  private boolean isTaken;
  private String reason = "";

  KeyReader(KeyField key) {
    this.key = key;
    this.field = key.field().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether records have a key at all. */
  boolean isWanted() {
    return key.kind() != KeyField.Kind.NONE;
  }

  /** Starts a record. */
  void clear() {
    isTaken = false;
    reason = "";
  }

  boolean matches(byte[] bytes, int from, int to) {
    return Arrays.equals(field, 0, field.length, bytes, from, to);
  }

  /** Takes {@code bytes[from, to)} for the key, unless there is one already. */
  void take(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (isTaken) {
      return;
    }
    isTaken = true;
    if (key.kind() == KeyField.Kind.HASH) {
      example.key(FeatureHash.murmur(bytes, from, to, 0));
    } else if (key.kind() == KeyField.Kind.TEXT) {
      example.keyText(bytes, from, to);
    } else if (from == to) {
      reason = missing();
    } else if (numbers.scanAll(bytes, from, to) && Double.isFinite(numbers.number())) {
      example.numericKey(numbers.number());
    } else {
      reason = name() + " must be a finite number, was " + Excerpt.of(bytes, from, to);
    }
  }

  /** Ends a record: returns why its key cannot be used, empty when it can. */
  String finish() {
    return isTaken || key.kind() != KeyField.Kind.NUMBER ? reason : missing();
  }

  private String missing() {
    return name() + " must not be missing";
  }

  private String name() {
    return "key " + key.field();
  }
}
