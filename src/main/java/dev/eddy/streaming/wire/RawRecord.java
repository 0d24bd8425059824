package dev.eddy.streaming.wire;

/**
 * A record as its source has it: a view on bytes that the source may reuse once the record was
 * collected.
 *
 * <p>Mutable and reused, because a file source emits millions a second.
 */
public final class RawRecord {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int from;
  private int to;
  private byte[] key = NOTHING;
  private byte[] headers = NOTHING;
  private long offset;
  private long timestampMillis;

  /**
   * Points the view at a record.
   *
   * @param bytes holds the record in {@code [from, to)}
   * @param offset where the record stands in its split: a Kafka offset, or a line number from 0
   */
  public RawRecord set(byte[] bytes, int from, int to, long offset) {
    return set(bytes, from, to, NOTHING, offset);
  }

  /** Points the view at a record that has a key. */
  public RawRecord set(byte[] bytes, int from, int to, byte[] key, long offset) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.key = key;
    this.headers = NOTHING;
    this.offset = offset;
    return this;
  }

  /** Sets the time of a record, for sources that have one. */
  public RawRecord at(long millis) {
    timestampMillis = millis;
    return this;
  }

  /** Adds the headers of the record that the view points at. */
  public RawRecord withHeaders(byte[] opaque) {
    headers = opaque;
    return this;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** Returns the record's Kafka key, empty when it has none. */
  public byte[] key() {
    return key;
  }

  /** Returns the record's Kafka headers, for nobody but Kafka; empty when nobody wants them. */
  public byte[] headers() {
    return headers;
  }

  public long offset() {
    return offset;
  }

  /** Returns the record's time in milliseconds since 1970, of no meaning without one. */
  public long timestampMillis() {
    return timestampMillis;
  }
}
