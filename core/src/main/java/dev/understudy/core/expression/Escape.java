package dev.understudy.core.expression;

import java.nio.charset.StandardCharsets;

/// How a text is made harmless where it is put.
public enum Escape {
  /// As it is.
  NONE {
    @Override
    void append(String text, StringBuilder out) {
      out.append(text);
    }
  },
  /// Inside a string of JSON (RFC 8259, 7). `</` cannot end a script element either.
  JSON {
    @Override
    void append(String text, StringBuilder out) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '"', '\\' -> out.append('\\').append(c);
          case '\n' -> out.append("\\n");
          case '\r' -> out.append("\\r");
          case '\t' -> out.append("\\t");
          default -> {
            if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) && !isPaired(text, i)) {
              unicode(c, out);
            } else if (c == '/' && i > 0 && text.charAt(i - 1) == '<') {
              out.append("\\/");
            } else {
              out.append(c);
            }
          }
        }
      }
    }
  },
  /// Text or a quoted attribute of XML and HTML.
  MARKUP {
    @Override
    void append(String text, StringBuilder out) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '"' -> out.append("&quot;");
          case '\'' -> out.append("&#39;");
          default -> {
            if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
              out.append('\uFFFD'); // no document may hold it (XML 1.0, 2.2)
            } else {
              out.append(c);
            }
          }
        }
      }
    }
  },
  /// One part of a URL or form: all but the unreserved characters of RFC 3986, 2.3.
  URL {
    @Override
    void append(String text, StringBuilder out) {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (b & 0xff);
        boolean unreserved =
            c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~".indexOf(c) >= 0;
        percent(c, unreserved, out);
      }
    }
  },
  /// The value of a header: one line of ASCII (RFC 9110, 5.5), all else percent-encoded.
  HEADER {
    @Override
    void append(String text, StringBuilder out) {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (b & 0xff);
        percent(c, c >= ' ' && c < 0x7f, out);
      }
    }
  };

  private static final String HEX = "0123456789ABCDEF";

  abstract void append(String text, StringBuilder out);

  /// The text, escaped.
  public String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    append(text, out);
    return out.toString();
  }

  private static void percent(char c, boolean allowed, StringBuilder out) {
    if (allowed) {
      out.append(c);
    } else {
      out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    }
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void unicode(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xf));
    }
  }
}
