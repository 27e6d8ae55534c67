package dev.understudy.config.problem;

/// A stretch of a configuration's text.
///
/// @param file as the caller named it
/// @param line of its start, from 1; 0 where the whole file is meant
/// @param column of its start, from 1, in code points
/// @param endLine of its end
/// @param endColumn just behind its end
/// @param pointer JSON pointer (RFC 6901) of the value; empty for the whole document
/// @param excerpt the line of the start
public record Place(
    String file, int line, int column, int endLine, int endColumn, String pointer, Excerpt excerpt)
    implements Placed {
  /// A whole file.
  public static Place file(String file) {
    return new Place(file, 0, 0, 0, 0, "", Excerpt.NONE);
  }

  @Override
  public Place place() {
    return this;
  }

  /// `shop.yaml:40:5`, or the file alone.
  public String label() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
