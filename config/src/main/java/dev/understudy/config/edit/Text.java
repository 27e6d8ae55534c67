package dev.understudy.config.edit;

/// Finding one's way in a text between its values: lines, columns, blanks, comments, signs.
///
/// @param text as it is written
record Text(String text) {
  /// The offset of the line's first char.
  int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !isBreak(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /// The offset of the line's break, or of the end of the text.
  int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The offset of the next line's first char, or of the end of the text.
  int nextLine(int offset) {
    int at = lineEnd(offset);
    if (at == text.length()) {
      return at;
    }
    boolean two = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return at + (two ? 2 : 1);
  }

  /// Chars before it on its line.
  int column(int offset) {
    return offset - lineStart(offset);
  }

  boolean isBlank(int from, int to) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\t' && !isBreak(c)) {
        return false;
      }
    }
    return true;
  }

  boolean hasBreak(int from, int to) {
    for (int at = from; at < to; at++) {
      if (isBreak(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing but blanks stands before it on its line.
  boolean isFirstOnLine(int offset) {
    return isBlank(lineStart(offset), offset);
  }

  /// The next char from `offset` on that is neither blank nor comment, or the end of the text.
  /// `offset` lies between two values.
  int skip(int offset) {
    int at = offset;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = lineEnd(at);
      } else if (c == ' ' || c == '\t' || isBreak(c)) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /// Just behind blanks, without leaving the line.
  int skipBlanks(int offset) {
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  boolean is(int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }

  /// Whether a block scalar may end just before the line behind `offset`: neither a comment nor
  /// blanks there would be read as more of it.
  ///
  /// @param column of the key or dash that the scalar belongs to
  boolean canEndBlockScalar(int offset, int column) {
    for (int at = nextLine(offset); at < text.length(); at = nextLine(at)) {
      int first = skipBlanks(at);
      boolean comment = is(first, '#');
      if (!comment && first != lineEnd(at)) {
        return true;
      }
      if (first - at > column) {
        return false;
      }
      if (lineEnd(at) == text.length()) {
        return true;
      }
    }
    return true;
  }

  /// The line break that the text uses.
  String newline() {
    int at = lineEnd(0);
    return at == text.length() ? "\n" : text.substring(at, nextLine(0));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
