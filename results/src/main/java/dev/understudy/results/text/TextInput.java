package dev.understudy.results.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The lines of a result file, one at a time, in bounded space; gzip is unpacked. Text is UTF-8;
/// what is none shows as U+FFFD.
public final class TextInput implements Closeable {
  /// Bytes a line may have: a full histogram of five digits, or a reply's payload in base64.
  public static final int LONGEST_LINE = 8 << 20;

  private static final int HEAD = 64 << 10;
  private static final int CHUNK = 64 << 10;
  private static final int REPORT_BYTES = 1 << 20;

  private final String name;
  private final BufferedInputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private boolean ended;
  private long number;
  private byte[] pieces = new byte[0]; // of a line that spans chunks
  private int pieced;
  private String line = "";
  private boolean tooLong;

  private TextInput(String name, BufferedInputStream in) {
    this.name = name;
    this.in = in;
  }

  /// @param name of the file, for messages
  /// @param progress told now and then how many bytes of `bytes` are read
  /// @throws ResultException where it is an archive or damaged at its very beginning
  public static TextInput of(String name, InputStream bytes, LongConsumer progress)
      throws IOException {
    BufferedInputStream raw = buffered(new Counting(bytes, progress));
    raw.mark(4);
    int first = raw.read();
    int second = raw.read();
    raw.reset();
    if (first == 'P' && second == 'K') {
      throw new ResultException(name, 0, "this is a zip archive; unpack it first");
    }
    if (first != 0x1f || second != 0x8b) {
      return new TextInput(name, raw);
    }
    try {
      return new TextInput(name, buffered(new GZIPInputStream(raw, CHUNK)));
    } catch (EOFException | ZipException e) {
      throw new ResultException(name, 0, "the gzip data cannot be unpacked: " + e.getMessage());
    }
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, HEAD);
  }

  public String name() {
    return name;
  }

  /// The first 64 KiB, without taking them.
  public byte[] head() throws IOException {
    in.mark(HEAD + 1);
    try {
      return in.readNBytes(HEAD);
    } catch (EOFException | ZipException e) {
      throw cutOff();
    } finally {
      in.reset();
    }
  }

  /// The bytes as they come, for readers of whole documents. Not to be mixed with lines.
  public InputStream bytes() {
    return in;
  }

  /// Goes to the next line; false at the end.
  public boolean next() throws IOException {
    pieced = 0;
    tooLong = false;
    while (true) {
      for (int i = from; i < to; i++) {
        if (chunk[i] == '\n') {
          take(i);
          from = i + 1;
          return done();
        }
      }
      take(to);
      from = to;
      if (ended || !fill()) {
        ended = true;
        return (pieced > 0 || tooLong) && done();
      }
    }
  }

  /// The current line without its end.
  public String line() {
    return line;
  }

  /// Number of the current line, from 1.
  public long number() {
    return number;
  }

  /// True where the current line has more than [#LONGEST_LINE] bytes; [#line] has its beginning.
  public boolean tooLong() {
    return tooLong;
  }

  /// A complaint about the current line.
  public ResultException error(String message) {
    return new ResultException(name, number, message);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    try {
      int read = in.read(chunk);
      from = 0;
      to = Math.max(0, read);
      return read > 0;
    } catch (EOFException | ZipException e) {
      throw cutOff();
    }
  }

  private ResultException cutOff() {
    return new ResultException(
        name, number, "the gzip data are damaged or cut off after this line; copy the file again");
  }

  private void take(int end) {
    int length = Math.min(end - from, LONGEST_LINE - pieced);
    tooLong |= length < end - from;
    if (pieced + length > pieces.length) {
      pieces = Arrays.copyOf(pieces, Math.max(pieced + length, 2 * pieces.length));
    }
    System.arraycopy(chunk, from, pieces, pieced, length);
    pieced += length;
  }

  private boolean done() {
    number++;
    int start = 0;
    int end = pieced > 0 && pieces[pieced - 1] == '\r' ? pieced - 1 : pieced;
    if (number == 1 && end >= 3 && pieces[0] == (byte) 0xEF && pieces[1] == (byte) 0xBB) {
      start = 3; // byte order mark
    }
    line = new String(pieces, start, end - start, UTF_8);
    return true;
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer progress;
    private long read;
    private long told;

    Counting(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = super.read(bytes, offset, length);
      count(Math.max(0, got));
      return got;
    }

    private void count(int bytes) {
      read += bytes;
      if (read - told >= REPORT_BYTES) {
        told = read;
        progress.accept(read);
      }
    }
  }
}
