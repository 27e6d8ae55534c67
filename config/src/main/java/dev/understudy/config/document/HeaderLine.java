package dev.understudy.config.document;

import dev.understudy.config.shape.NamedShape;
import dev.understudy.config.shape.Names;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// One header of a reply, with one value or, in lines of their own, several.
public record HeaderLine(Located<String> name, List<Located<String>> values) {
  /// A token of RFC 9110, section 5.6.2.
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private static final int MAX_HEADERS = 100;
  private static final int MAX_VALUES = 20;

  /// RFC 9110, section 5.5, without the obsolete bytes: no control characters, no blanks around.
  private static final Pattern VALUE = Pattern.compile("[!-~]([ \\t!-~]{0,8000}[!-~])?");

  private static final Shape<Located<String>> TEXT =
      Scalars.text(
              "a header's value",
              VALUE,
              "It is ASCII text in one line, without control characters and blanks around it.")
          .located();

  private static final Names NAMES =
      new Names(
          "a header to give",
          NAME,
          "The server sets content-length, transfer-encoding and connection itself; `fault` and"
              + " `contentLength` break them. Other names have letters, digits and `-`.",
          "cache-control",
          List.of("content-length", "transfer-encoding", "connection"));

  static final Shape<List<HeaderLine>> LIST =
      new NamedShape<List<Located<String>>, HeaderLine>(
          "the headers",
          NAMES,
          Several.oneOrMore("a list of values", TEXT, MAX_VALUES),
          MAX_HEADERS) {
        @Override
        protected HeaderLine named(Scalar name, List<Located<String>> bound) {
          return new HeaderLine(new Located<>(name.text(), Origin.of(name)), bound);
        }

        @Override
        protected String nameOf(HeaderLine line) {
          return line.name().value();
        }

        @Override
        protected List<Located<String>> valueOf(HeaderLine line) {
          return line.values();
        }
      };

  public HeaderLine {
    values = List.copyOf(values);
  }
}
