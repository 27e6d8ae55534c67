package dev.understudy.engine.http;

import java.nio.charset.StandardCharsets;

/// Reads request heads. One pass, no copies: a [RequestHead] points into the bytes given. One event
/// loop owns it.
public final class HeadReader {
  /// The head does not end in the bytes given.
  public static final int INCOMPLETE = -1;

  private static final int LONGEST_METHOD = 32;
  private static final int VERSION_BYTES = "HTTP/1.1".length();

  private final Limits limits;
  private final Target.Cache targets = new Target.Cache();
  private final FieldRules rules = new FieldRules();

  public HeadReader(Limits limits) {
    this.limits = limits;
  }

  /// Where a request can begin: behind the empty lines that may come before it (RFC 9112, 2.2).
  public static int skipEmptyLines(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n') {
      at += 2;
    }
    return at;
  }

  /// Reads the head that begins at `from`. Gives the index behind it, or [#INCOMPLETE]; then it is
  /// to be read again from its start when more has come.
  public int read(byte[] bytes, int from, int to, RequestHead head) throws BadRequest {
    int end = Math.min(to, from + limits.headBytes());
    head.clear(bytes);
    rules.begin();
    int at = readRequestLine(bytes, from, end, head);
    while (at != INCOMPLETE && !(at < end && bytes[at] == '\r')) {
      at = at == end ? INCOMPLETE : readField(bytes, at, end, head);
    }
    if (at == INCOMPLETE || at + 1 == end) {
      if (end - from >= limits.headBytes()) {
        throw new BadRequest(431, "the head is longer than " + limits.headBytes() + " bytes");
      }
      return INCOMPLETE;
    }
    expectLineFeed(bytes[at + 1]);
    rules.finish(head);
    return at + 2;
  }

  private int readRequestLine(byte[] bytes, int from, int end, RequestHead head) throws BadRequest {
    int lineEnd = Math.min(end, from + limits.lineBytes());
    int at = from;
    while (at < lineEnd && Characters.isToken(bytes[at])) {
      at++;
    }
    if (at - from > LONGEST_METHOD) {
      throw BadRequest.malformed("the method is longer than " + LONGEST_METHOD + " characters");
    }
    if (at == lineEnd) {
      return INCOMPLETE;
    }
    if (at == from || bytes[at] != ' ') {
      throw BadRequest.malformed(
          "a request begins with a method and a space, not with " + BadRequest.show(bytes[at]));
    }
    int methodEnd = at;
    int targetFrom = ++at;
    int hash = 0;
    while (at < lineEnd && Characters.isTarget(bytes[at])) {
      byte b = bytes[at];
      hash = 31 * hash + b;
      if (b == '%' && at + 2 < lineEnd) {
        expectEscape(bytes, at);
      }
      at++;
    }
    int targetTo = at;
    int versionEnd = at + 1 + VERSION_BYTES;
    if (versionEnd + 2 > lineEnd) {
      return incompleteLine(bytes, from, at, lineEnd);
    }
    if (targetTo == targetFrom || bytes[at] != ' ') {
      throw BadRequest.malformed(
          "the request target must not have the byte " + BadRequest.show(bytes[at]));
    }
    head.minorVersion = readVersion(bytes, at + 1);
    if (bytes[versionEnd] != '\r' || bytes[versionEnd + 1] != '\n') {
      throw noRequestLine();
    }
    head.method = Methods.name(bytes, from, methodEnd);
    int pathFrom = TargetForm.pathOf(bytes, targetFrom, targetTo, head.method);
    head.target = targets.get(bytes, targetFrom, pathFrom, targetTo, hash);
    return versionEnd + 2;
  }

  /// The line does not end in what has come: it is too long, already wrong, or not all there.
  private int incompleteLine(byte[] bytes, int from, int at, int lineEnd) throws BadRequest {
    if (lineEnd - from >= limits.lineBytes()) {
      throw new BadRequest(414, "the request line is longer than " + limits.lineBytes() + " bytes");
    }
    if (at < lineEnd && bytes[at] != ' ') {
      throw BadRequest.malformed(
          "the request target must not have the byte " + BadRequest.show(bytes[at]));
    }
    for (int i = at; i < lineEnd; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r' && i + 1 < lineEnd) {
        throw noRequestLine();
      }
    }
    return INCOMPLETE;
  }

  private static BadRequest noRequestLine() {
    return BadRequest.malformed("a request line is METHOD TARGET HTTP/1.1 and ends with CR LF");
  }

  private static int readVersion(byte[] bytes, int at) throws BadRequest {
    boolean http =
        bytes[at] == 'H' && bytes[at + 1] == 'T' && bytes[at + 2] == 'T' && bytes[at + 3] == 'P';
    byte major = bytes[at + 5];
    byte minor = bytes[at + 7];
    if (!http
        || bytes[at + 4] != '/'
        || bytes[at + 6] != '.'
        || major < '0'
        || major > '9'
        || minor < '0'
        || minor > '9') {
      throw BadRequest.malformed("the request line must end with HTTP/1.1 or HTTP/1.0");
    }
    if (major != '1') {
      throw new BadRequest(505, "HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    return minor == '0' ? 0 : 1;
  }

  private int readField(byte[] bytes, int from, int end, RequestHead head) throws BadRequest {
    int at = from;
    while (at < end && Characters.isToken(bytes[at])) {
      at++;
    }
    if (at == end) {
      return INCOMPLETE;
    }
    if (at == from || bytes[at] != ':') {
      throw badName(bytes[at], at == from && head.fieldCount > 0);
    }
    int nameTo = at++;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    int valueFrom = at;
    while (at < end && Characters.isField(bytes[at])) {
      at++;
    }
    if (at == end) {
      return INCOMPLETE;
    }
    if (bytes[at] != '\r') {
      throw BadRequest.malformed(
          bytes[at] == '\n'
              ? "a line must end with CR LF, not with LF alone"
              : "a field value must not have the byte " + BadRequest.show(bytes[at]));
    }
    if (at + 1 == end) {
      return INCOMPLETE;
    }
    expectLineFeed(bytes[at + 1]);
    int valueTo = at;
    while (valueTo > valueFrom && (bytes[valueTo - 1] == ' ' || bytes[valueTo - 1] == '\t')) {
      valueTo--;
    }
    head.addField(from, nameTo, valueFrom, valueTo);
    rules.apply(bytes, from, nameTo, valueFrom, valueTo, head);
    return at + 2;
  }

  private static BadRequest badName(byte b, boolean continues) {
    if (continues && (b == ' ' || b == '\t')) {
      return BadRequest.malformed("a field must not be folded over two lines");
    }
    return BadRequest.malformed(
        b == ' ' || b == '\t'
            ? "there must be no space before or in a field name"
            : "a field name must not have the byte " + BadRequest.show(b));
  }

  private static void expectLineFeed(byte b) throws BadRequest {
    if (b != '\n') {
      throw BadRequest.malformed("CR must be followed by LF, not by " + BadRequest.show(b));
    }
  }

  private static void expectEscape(byte[] bytes, int at) throws BadRequest {
    if (Characters.hex(bytes[at + 1]) < 0 || Characters.hex(bytes[at + 2]) < 0) {
      throw BadRequest.malformed("% in a target must be followed by two hexadecimal digits");
    }
  }

  /// Names of methods without a new string for the usual ones.
  private static final class Methods {
    private static final String[] USUAL = {
      "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT"
    };

    static String name(byte[] bytes, int from, int to) {
      for (String name : USUAL) {
        if (matches(name, bytes, from, to)) {
          return name;
        }
      }
      return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private static boolean matches(String name, byte[] bytes, int from, int to) {
      if (to - from != name.length()) {
        return false;
      }
      for (int i = 0; i < name.length(); i++) {
        if (bytes[from + i] != name.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
