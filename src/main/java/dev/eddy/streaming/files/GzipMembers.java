package dev.eddy.streaming.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file of one or more members (RFC 1952), each checked by its sum and length.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes anything wrong behind the first member for the end
 * of the file, even that its source has no byte ready at the moment. Here only the end is the end;
 * zeros may pad it.
 */
final class GzipMembers extends InputStream {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_SUM = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  // bytes[next, filled) is read but not inflated.
  private final byte[] bytes = new byte[1 << 16];
  private int next;
  private int filled;
  private long readCount;
  private boolean isInMember;
  private boolean isEnded;

  /** Opens the first member: a file without one is damaged. */
  GzipMembers(InputStream in) throws IOException {
    this.in = in;
    startMember();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!isEnded) {
      if (!isInMember) {
        startMember();
      }
      int count = inflate(target, from, length);
      if (count > 0) {
        sum.update(target, from, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("it needs a dictionary");
      } else {
        refill();
        inflater.setInput(bytes, next, filled - next);
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    try {
      return inflater.inflate(target, from, length);
    } catch (DataFormatException e) {
      IOException damaged = damaged(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  private void startMember() throws IOException {
    require(readShort() == MAGIC, "a member must start with 1f 8b");
    require(readByte() == DEFLATE, "the method must be deflate");
    int flags = readByte();
    require((flags & FLAGS_RESERVED) == 0, "reserved flags must be 0");
    skip(6); // Time, extra flags, operating system.
    if ((flags & FLAG_EXTRA) != 0) {
      skip(readShort());
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_SUM) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(bytes, next, filled - next);
    sum.reset();
    isInMember = true;
  }

  private void endMember() throws IOException {
    next = filled - inflater.getRemaining();
    long wantedSum = readInt();
    require(sum.getValue() == wantedSum, "the check sum must be right");
    long wantedLength = readInt();
    require((inflater.getBytesWritten() & 0xffffffffL) == wantedLength, "the length must be right");
    isInMember = false;
    isEnded = !hasByte();
    if (!isEnded && bytes[next] == 0) {
      skipPadding();
      isEnded = true;
    }
  }

  private void skipPadding() throws IOException {
    while (hasByte()) {
      require(readByte() == 0, "only zeros may stand behind a zero");
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      readByte();
    }
  }

  private void skipText() throws IOException {
    int last = readByte();
    while (last != 0) {
      last = readByte();
    }
  }

  private long readInt() throws IOException {
    return readShort() | (long) readShort() << 16;
  }

  private int readShort() throws IOException {
    return readByte() | readByte() << 8;
  }

  private int readByte() throws IOException {
    if (!hasByte()) {
      refill();
    }
    return bytes[next++] & 0xff;
  }

  private boolean hasByte() throws IOException {
    return next < filled || tryRefill();
  }

  private void refill() throws IOException {
    if (!tryRefill()) {
      throw damaged("it ends too early");
    }
  }

  private boolean tryRefill() throws IOException {
    int count = in.read(bytes, 0, bytes.length);
    next = 0;
    filled = Math.max(0, count);
    readCount += filled;
    return count > 0;
  }

  private void require(boolean isRight, String rule) throws IOException {
    if (!isRight) {
      throw damaged(rule);
    }
  }

  /** The position is that of the block of bytes it was found in, as far as it was read. */
  private IOException damaged(String rule) {
    return new IOException(
        "gzip must be sound, was not before compressed byte %d: %s".formatted(readCount, rule));
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
