package dev.understudy.core.expression;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Text with expressions in it, compiled: what is constant is never looked at again.
///
/// What is put in is bounded by [#MOST_CHARS] in all. An expression that has no value, or one that
/// no longer fits, leaves nothing in its place (`null` where JSON needs a value) and is counted.
///
/// @param pieces in order
/// @param source as written, which two equal templates have alike
public record Template(List<Piece> pieces, String source) {
  /// As much as the expressions of one text may put in, in chars.
  public static final int MOST_CHARS = 1 << 20;

  /// A part of the text.
  public sealed interface Piece {
    /// The same for every request.
    record Literal(String text) implements Piece {}

    /// The text of a value, made harmless for where it stands.
    record Inserted(Expression expression, Escape escape) implements Piece {}

    /// A value as JSON.
    record Json(Expression expression) implements Piece {}
  }

  public Template {
    pieces = List.copyOf(pieces);
  }

  /// Whether it looks at the payload of the request.
  public boolean readsBody() {
    return pieces.stream()
        .anyMatch(
            piece ->
                switch (piece) {
                  case Piece.Literal _ -> false;
                  case Piece.Inserted(var expression, _) -> expression.readsBody();
                  case Piece.Json(var expression) -> expression.readsBody();
                });
  }

  /// Bytes of what is constant.
  public long literalBytes() {
    long bytes = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Literal(var text)) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  /// The text for a request.
  public String render(Facts facts) {
    StringBuilder out = new StringBuilder(256);
    int literal = 0;
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal(var text) -> {
          out.append(text);
          literal += text.length();
        }
        case Piece.Inserted(var expression, var escape) ->
            insert(expression, facts, out, out.length() - literal, escape, false);
        case Piece.Json(var expression) ->
            insert(expression, facts, out, out.length() - literal, Escape.NONE, true);
      }
    }
    return out.toString();
  }

  private static void insert(
      Expression expression,
      Facts facts,
      StringBuilder out,
      int inserted,
      Escape escape,
      boolean json) {
    int start = out.length();
    try {
      Object value = expression.value(facts);
      escape.append(json ? JsonText.of(value) : PlainText.of(value), out);
      if (inserted + out.length() - start > MOST_CHARS) {
        throw new NoValueException("the text would have more than " + MOST_CHARS + " characters");
      }
    } catch (NoValueException e) {
      out.setLength(start);
      out.append(json ? "null" : "");
      facts.failed(expression, e);
    }
  }
}
