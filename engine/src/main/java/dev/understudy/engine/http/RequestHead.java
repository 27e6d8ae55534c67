package dev.understudy.engine.http;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.RequestView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request's head, as [HeadReader] found it in a byte array that it does not own: valid until the
/// next head is read. [#copy] gives one that lasts.
public final class RequestHead implements RequestView {
  /// No Content-Length and no Transfer-Encoding: no payload.
  public static final long NO_PAYLOAD = 0;

  /// The payload comes in chunks.
  public static final long CHUNKED = -1;

  static final int NAME_FROM = 0;
  static final int NAME_TO = 1;
  static final int VALUE_FROM = 2;
  static final int VALUE_TO = 3;
  static final int STRIDE = 4;

  byte[] bytes = new byte[0];
  String method = "";
  Target target = new Target(new byte[0], "/", "");
  int minorVersion = 1;
  int[] fields = new int[16 * STRIDE];
  int fieldCount;
  long payloadBytes;
  boolean persistent;
  boolean expectsContinue;
  private Optional<byte[]> body = Optional.empty();

  void clear(byte[] bytes) {
    this.bytes = bytes;
    fieldCount = 0;
    payloadBytes = NO_PAYLOAD;
    expectsContinue = false;
    body = Optional.empty();
  }

  void addField(int nameFrom, int nameTo, int valueFrom, int valueTo) {
    int at = fieldCount * STRIDE;
    if (at == fields.length) {
      fields = Arrays.copyOf(fields, 2 * fields.length);
    }
    fields[at + NAME_FROM] = nameFrom;
    fields[at + NAME_TO] = nameTo;
    fields[at + VALUE_FROM] = valueFrom;
    fields[at + VALUE_TO] = valueTo;
    fieldCount++;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String query() {
    return target.query();
  }

  @Override
  public List<String> headers(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> values = new ArrayList<>();
    for (int at = 0; at < fieldCount * STRIDE; at += STRIDE) {
      if (Characters.equalsIgnoreCase(bytes, fields[at], fields[at + NAME_TO], lower)) {
        values.add(text(fields[at + VALUE_FROM], fields[at + VALUE_TO]));
      }
    }
    return values;
  }

  /// All field lines, as sent.
  public List<Header> fields() {
    List<Header> lines = new ArrayList<>(fieldCount);
    for (int at = 0; at < fieldCount * STRIDE; at += STRIDE) {
      lines.add(
          new Header(
              text(fields[at], fields[at + NAME_TO]),
              text(fields[at + VALUE_FROM], fields[at + VALUE_TO])));
    }
    return lines;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Optional<byte[]> body() {
    return body;
  }

  /// Gives the view the payload that has been read meanwhile.
  public void body(byte[] payload) {
    body = Optional.of(payload);
  }

  /// HTTP/1.0 is 0; anything later is 1.
  public int minorVersion() {
    return minorVersion;
  }

  /// Length of the payload, [#NO_PAYLOAD] or [#CHUNKED].
  public long payloadBytes() {
    return payloadBytes;
  }

  /// Whether the client means to use the connection again (RFC 9112, 9.3).
  public boolean persistent() {
    return persistent;
  }

  /// Whether the client waits for `100 Continue` before it sends the payload.
  public boolean expectsContinue() {
    return expectsContinue;
  }

  /// The same head with bytes of its own.
  public RequestHead copy() {
    RequestHead copy = new RequestHead();
    copy.bytes = bytes.clone();
    copy.method = method;
    copy.target = target;
    copy.minorVersion = minorVersion;
    copy.fields = fields.clone();
    copy.fieldCount = fieldCount;
    copy.payloadBytes = payloadBytes;
    copy.persistent = persistent;
    copy.expectsContinue = expectsContinue;
    copy.body = body;
    return copy;
  }
}
