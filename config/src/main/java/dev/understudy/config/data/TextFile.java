package dev.understudy.config.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A text file read character by character, with its line for messages: UTF-8, a byte order mark
/// skipped, any line end taken as `\n`. A text that is none is told so.
final class TextFile {
  static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final String name;
  private final Reader reader;
  private int line = 1;
  private int ahead;

  TextFile(String name, InputStream bytes) throws IOException {
    this.name = name;
    reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    ahead = read();
    if (ahead == BYTE_ORDER_MARK) {
      ahead = read();
    }
  }

  private int read() throws IOException {
    int c;
    try {
      c = reader.read();
    } catch (CharacterCodingException e) {
      throw error("this is no UTF-8 text", "Save the file as UTF-8 text.");
    }
    if (c == 0) {
      throw error("this is no text file: it has zero bytes", "");
    }
    return c;
  }

  /// The line of the next character, from 1.
  int line() {
    return line;
  }

  /// The next character without taking it, or [#END].
  int peek() {
    return ahead;
  }

  /// Takes the next character, or gives [#END].
  int next() throws IOException {
    int c = ahead;
    if (c == END) {
      return END;
    }
    ahead = read();
    if (c == '\r') {
      if (ahead == '\n') {
        ahead = read();
      }
      c = '\n';
    }
    if (c == '\n') {
      line++;
    }
    return c;
  }

  DataException error(String message, String mend) {
    return new DataException(name, line, message, mend);
  }

  DataException error(int line, String message, String mend) {
    return new DataException(name, line, message, mend);
  }

  /// The next line without its end; empty at the end of the file too.
  ///
  /// @throws DataException where it is longer than `longest` characters
  String nextLine(int longest) throws IOException {
    StringBuilder text = new StringBuilder();
    int at = line;
    for (int c = next(); c != END && c != '\n'; c = next()) {
      text.append((char) c);
      if (text.length() > longest) {
        throw error(at, "a line has more than " + longest + " characters", "");
      }
    }
    return text.toString();
  }
}
