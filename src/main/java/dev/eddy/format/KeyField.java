package dev.eddy.format;

import java.io.Serializable;

/**
 * The field of a record that decides its shard, or its segment.
 *
 * @param kind what is taken from it
 * @param field csv: name or index of a column; json: name of a field; libsvm: a feature index,
 *     whose value is the key; vw: a namespace, whose first feature's name is the key, or else a
 *     feature, whose value is the key
 */
public record KeyField(Kind kind, String field) implements Serializable {
  private static final KeyField NONE = new KeyField(Kind.NONE, "");

  /** What the key is. */
  public enum Kind {
    /** There is none. */
    NONE,
    /** The hash of the field's bytes; a record without the field has the hash of no bytes. */
    HASH,
    /** The field's number; a record without one is rejected. */
    NUMBER,
    /** The field's bytes; a record without the field has no bytes. */
    TEXT
  }

  public KeyField {
    if (kind != Kind.NONE && field.isEmpty()) {
      throw new IllegalArgumentException(option(kind) + " must name a column or field, was empty");
    }
  }

  /** Returns the option that names the field. */
  String option() {
    return option(kind);
  }

  private static String option(Kind kind) {
    return kind == Kind.TEXT ? "evaluation.segments" : "input.key";
  }

  /** Returns the key of records that have none. */
  public static KeyField none() {
    return NONE;
  }
}
