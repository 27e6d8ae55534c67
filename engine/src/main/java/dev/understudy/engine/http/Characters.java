package dev.understudy.engine.http;

/// Which bytes may stand where (RFC 9110, 5.6.2 and 5.5; RFC 9112, 3.2).
final class Characters {
  private static final byte TOKEN = 1;
  private static final byte TARGET = 2;
  private static final byte FIELD = 4;
  private static final byte HOST = 8;
  private static final byte[] CLASSES = new byte[256];

  static {
    for (int c = 0; c < 256; c++) {
      boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
      byte classes = 0;
      if (alphanumeric || isOneOf("!#$%&'*+-.^_`|~", c)) {
        classes |= TOKEN;
      }
      // Wider than RFC 3986 by "<>\^`{|}, which browsers and load tools send unescaped and no
      // server
      // misreads.
      if (c > ' ' && c < 0x7f && c != '#') {
        classes |= TARGET;
      }
      if (c == '\t' || (c >= ' ' && c != 0x7f)) {
        classes |= FIELD;
      }
      if (alphanumeric || isOneOf("-._~%!$&'()*+,;=:[]", c)) {
        classes |= HOST;
      }
      CLASSES[c] = classes;
    }
  }

  private Characters() {}

  private static boolean isOneOf(String set, int c) {
    return set.indexOf(c) >= 0;
  }

  /// Of a method or a field name.
  static boolean isToken(byte b) {
    return (CLASSES[b & 0xff] & TOKEN) != 0;
  }

  /// Of a request target.
  static boolean isTarget(byte b) {
    return (CLASSES[b & 0xff] & TARGET) != 0;
  }

  /// Of a field value, spaces and bytes above 0x7F included.
  static boolean isField(byte b) {
    return (CLASSES[b & 0xff] & FIELD) != 0;
  }

  /// Of a host with its port.
  static boolean isHost(byte b) {
    return (CLASSES[b & 0xff] & HOST) != 0;
  }

  /// The value of a hexadecimal digit, -1 for anything else.
  static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /// Whether the bytes are `text`, which is in lower case, in whatever case.
  static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String text) {
    if (to - from != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      byte b = bytes[from + i];
      if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
