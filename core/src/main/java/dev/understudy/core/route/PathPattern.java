package dev.understudy.core.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A route's path, read: `/products/{id}`, `/files/{path...}`.
///
/// Literal segments may be percent-encoded, `/caf%C3%A9` is `/café`. A parameter is a whole
/// segment; the rest parameter is the last one.
///
/// @param segments in order, at least one; `/` is one empty literal
public record PathPattern(List<Segment> segments) {
  /// One segment of a pattern.
  public sealed interface Segment {
    /// Exactly this text, decoded.
    record Literal(String text) implements Segment {}

    /// Any one segment that is not empty.
    record Parameter(String name) implements Segment {}

    /// All that follows.
    record Rest(String name) implements Segment {}
  }

  /// Says what is wrong with the text of a pattern.
  public static final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int position;
    private final String mend;

    SyntaxException(int position, String message, String mend) {
      super(message);
      this.position = position;
      this.mend = mend;
    }

    /// Index of the character at fault, from 0.
    public int position() {
      return position;
    }

    /// What to write instead.
    public String mend() {
      return mend;
    }
  }

  public PathPattern {
    segments = List.copyOf(segments);
  }

  /// @throws SyntaxException where the text is no pattern
  public static PathPattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new SyntaxException(0, "a path begins with /", "Write `/" + text + "`.");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '?' || c == '#') {
        throw new SyntaxException(
            i,
            "a path ends before " + c,
            c == '?'
                ? "Ask for query parameters under `query:`."
                : "A fragment is never sent to a server; leave it out.");
      }
      if (c <= ' ' || c == 0x7f) {
        throw new SyntaxException(
            i, "a path has no blanks or control characters", "Write a blank as %20.");
      }
    }
    List<Segment> segments = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int start = 1;
    while (start <= text.length()) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      Segment segment = segment(text.substring(start, end), start, slash < 0);
      String name =
          switch (segment) {
            case Segment.Literal _ -> "";
            case Segment.Parameter(var n) -> n;
            case Segment.Rest(var n) -> n;
          };
      if (!name.isEmpty() && names.contains(name)) {
        throw new SyntaxException(
            start, "{" + name + "} stands twice in the path", "Give each parameter its own name.");
      }
      names.add(name);
      segments.add(segment);
      start = end + 1;
    }
    return new PathPattern(segments);
  }

  private static Segment segment(String text, int position, boolean last) {
    if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
      return literal(text, position);
    }
    if (!text.startsWith("{") || text.indexOf('}') != text.length() - 1) {
      throw new SyntaxException(
          position,
          "a parameter is a whole segment, but this one is `" + text + "`",
          "Write `{name}` alone between two slashes; a brace itself is %7B or %7D.");
    }
    boolean rest = text.endsWith("...}");
    String name = text.substring(1, text.length() - (rest ? 4 : 1));
    if (!isName(name)) {
      throw new SyntaxException(
          position + 1,
          "`" + name + "` is no name for a parameter",
          "A name is of letters, digits, _ and -, and begins with a letter or _.");
    }
    if (rest && !last) {
      throw new SyntaxException(
          position,
          "{" + name + "...} takes the rest of the path, so nothing can follow it",
          "Write `{" + name + "}` for one segment.");
    }
    return rest ? new Segment.Rest(name) : new Segment.Parameter(name);
  }

  private static Segment literal(String text, int position) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (!NormalPath.isEscape(text, i)) {
        throw new SyntaxException(
            position + i, "% must be followed by two hex digits", "Write the sign itself as %25.");
      }
    }
    String decoded = NormalPath.decode(text, 0, text.length());
    if (decoded.equals(".") || decoded.equals("..")) {
      throw new SyntaxException(
          position,
          "a request's `" + decoded + "` is resolved before routing, so this never holds",
          "Write the path without dot segments.");
    }
    return new Segment.Literal(decoded);
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean other = c >= '0' && c <= '9' || c == '-';
      if (!(letter || i > 0 && other)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /// The pattern without the names of its parameters: equal shapes hold for the same paths.
  public String shape() {
    return segments.stream()
        .map(
            segment ->
                switch (segment) {
                  case Segment.Literal(var text) -> "/" + text.replace("{", "%7B");
                  case Segment.Parameter _ -> "/{}";
                  case Segment.Rest _ -> "/{...}";
                })
        .collect(Collectors.joining());
  }

  /// The values that a path gives the parameters, decoded, by name in order. A `{name...}` keeps
  /// its slashes.
  ///
  /// @param path as sent, for which this pattern holds
  /// @throws IllegalArgumentException where it does not hold
  public Map<String, String> values(String path) {
    String normal = NormalPath.of(path);
    Map<String, String> values = new LinkedHashMap<>();
    int start = 1;
    for (Segment segment : segments) {
      int slash = normal.indexOf('/', start);
      int end = slash < 0 ? normal.length() : slash;
      boolean holds = start <= normal.length();
      switch (segment) {
        case Segment.Literal(var text) ->
            holds = holds && text.contentEquals(normal.substring(start, end));
        case Segment.Parameter(var name) -> {
          holds = holds && end > start;
          values.put(name, NormalPath.text(normal.substring(Math.min(start, end), end)));
        }
        case Segment.Rest(var name) -> {
          end = normal.length();
          values.put(name, NormalPath.text(normal.substring(Math.min(start, end))));
        }
      }
      if (!holds) {
        throw new IllegalArgumentException(this + " does not hold for " + path);
      }
      start = end + 1;
    }
    if (start <= normal.length()) {
      throw new IllegalArgumentException(this + " does not hold for " + path);
    }
    return values;
  }

  /// As written in a configuration, apart from needless percent-encoding.
  @Override
  public String toString() {
    return segments.stream()
        .map(
            segment ->
                switch (segment) {
                  case Segment.Literal(var text) -> "/" + NormalPath.text(text);
                  case Segment.Parameter(var name) -> "/{" + name + "}";
                  case Segment.Rest(var name) -> "/{" + name + "...}";
                })
        .collect(Collectors.joining());
  }
}
