package dev.understudy.config.expression;

import dev.understudy.config.problem.JsonString;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Origin;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.core.expression.Escape;
import dev.understudy.core.expression.Template;
import dev.understudy.core.expression.Template.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Texts with `${...}` in them, compiled.
///
/// `$${` is a `${` that begins nothing. In JSON, what stands between quotes is put in escaped, and
/// what stands where a value is expected becomes one.
public final class Templates {
  private static final String BEGIN = "${";

  private final Expressions expressions;
  private final Report report;

  public Templates(Expressions expressions, Report report) {
    this.expressions = expressions;
    this.report = report;
  }

  /// Numbers the draws of one reply, over its payload and its headers.
  public static final class Draws {
    private int next = 1; // 0 is the size of a generated payload
  }

  /// What a text is, which decides how values are made harmless in it.
  public enum Kind {
    PLAIN(Escape.NONE),
    JSON(Escape.JSON),
    MARKUP(Escape.MARKUP),
    FORM(Escape.URL),
    HEADER(Escape.HEADER);

    private final Escape escape;

    Kind(Escape escape) {
      this.escape = escape;
    }

    /// By the media type of a payload.
    public static Kind of(String contentType) {
      String type = contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
      if (type.endsWith("json")) {
        return JSON;
      }
      if (type.endsWith("xml") || type.equals("text/html")) {
        return MARKUP;
      }
      return type.equals("application/x-www-form-urlencoded") ? FORM : PLAIN;
    }
  }

  /// Whether an expression could begin in it.
  public static boolean isTemplate(String text) {
    return text.contains(BEGIN);
  }

  /// Whether an expression could begin in one of its texts or keys.
  public static boolean isTemplate(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.kind() == Scalar.Kind.STRING && isTemplate(scalar.text());
      case Sequence sequence -> sequence.items().stream().anyMatch(Templates::isTemplate);
      case Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(it -> isTemplate(it.key().text()) || isTemplate(it.value()));
    };
  }

  /// A text; empty where it has mistakes, which are reported.
  public Optional<Template> text(Located<String> text, Kind kind, Scope scope, Draws draws) {
    Building building = new Building(scope, draws);
    building.text(text.value(), index -> text.origin().at(index), kind);
    return building.build(kind + text.value());
  }

  /// A JSON value whose texts may hold expressions; a text that is one expression becomes its
  /// value.
  public Optional<Template> json(Node value, Scope scope, Draws draws) {
    Building building = new Building(scope, draws);
    building.value(value);
    return building.build("JSON value " + JsonWriter.compact(value));
  }

  private final class Building {
    private final Scope scope;
    private final Draws draws;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private final int before = report.errors();

    Building(Scope scope, Draws draws) {
      this.scope = scope;
      this.draws = draws;
    }

    Optional<Template> build(String source) {
      flush();
      return report.errors() > before
          ? Optional.empty()
          : Optional.of(new Template(pieces, source));
    }

    private void flush() {
      if (!literal.isEmpty()) {
        pieces.add(new Piece.Literal(literal.toString()));
        literal.setLength(0);
      }
    }

    private void value(Node node) {
      if (!isTemplate(node)) {
        literal.append(JsonWriter.compact(node));
        return;
      }
      switch (node) {
        case Scalar scalar -> scalar(scalar);
        case Sequence sequence -> {
          char separator = '[';
          for (Node item : sequence.items()) {
            literal.append(separator);
            value(item);
            separator = ',';
          }
          literal.append(']');
        }
        case Mapping mapping -> {
          char separator = '{';
          for (Mapping.Entry entry : mapping.entries()) {
            if (isTemplate(entry.key().text())) {
              report.error(
                  entry.key(),
                  "a key of `json` holds no expression",
                  "Write the payload as `body`, where an expression may stand anywhere.");
            }
            literal.append(separator).append(JsonString.quote(entry.key().text())).append(':');
            value(entry.value());
            separator = ',';
          }
          literal.append('}');
        }
      }
    }

    private void scalar(Scalar scalar) {
      String text = scalar.text();
      Origin origin = Origin.of(scalar);
      if (text.startsWith(BEGIN) && end(text, 2) == text.length() - 1) {
        expression(text.substring(2, text.length() - 1), index -> origin.at(index + 2))
            .ifPresent(
                it -> {
                  flush();
                  pieces.add(new Piece.Json(it));
                });
        return;
      }
      literal.append('"');
      pieces(text, origin::at, Kind.JSON, true);
      literal.append('"');
    }

    private void text(String text, IntFunction<Placed> at, Kind kind) {
      pieces(text, at, kind, false);
    }

    /// @param quoted whether the text is inside of a string of JSON, and not JSON itself
    private void pieces(String text, IntFunction<Placed> at, Kind kind, boolean quoted) {
      boolean inString = quoted;
      int from = 0;
      while (from < text.length()) {
        int begin = text.indexOf(BEGIN, from);
        if (begin > 0 && text.charAt(begin - 1) == '$') {
          constant(text.substring(from, begin - 1) + BEGIN, quoted);
          from = begin + 2;
          continue;
        }
        String constant = text.substring(from, begin < 0 ? text.length() : begin);
        constant(constant, quoted);
        if (kind == Kind.JSON && !quoted) {
          inString = endsInString(constant, inString);
        }
        if (begin < 0) {
          return;
        }
        int end = end(text, begin + 2);
        if (end < 0) {
          report.error(
              at.apply(begin),
              "`${` has no closing brace",
              "Close it with }; a `${` that begins nothing is written $${.");
          return;
        }
        int start = begin + 2;
        boolean isValue = kind == Kind.JSON && !inString;
        expression(text.substring(start, end), index -> at.apply(start + index))
            .ifPresent(
                it -> {
                  flush();
                  pieces.add(isValue ? new Piece.Json(it) : new Piece.Inserted(it, kind.escape));
                });
        from = end + 1;
      }
    }

    private void constant(String text, boolean quoted) {
      String json = quoted ? JsonString.quote(text) : text;
      literal.append(quoted ? json.substring(1, json.length() - 1) : json);
    }

    private Optional<dev.understudy.core.expression.Expression> expression(
        String text, IntFunction<Placed> at) {
      Optional<Expressions.Compiled> compiled =
          expressions.compile(new Expressions.Text(text, at, draws.next), scope);
      compiled.ifPresent(it -> draws.next += it.draws());
      return compiled.map(Expressions.Compiled::expression);
    }
  }

  /// Whether a string of JSON is open after `text`.
  private static boolean endsInString(String text, boolean open) {
    boolean inString = open;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString && c == '\\') {
        i++;
      } else if (c == '"') {
        inString = !inString;
      }
    }
    return inString;
  }

  /// The brace that closes an expression which begins at `from`; -1 for none. Braces in texts and
  /// of maps do not count.
  private static int end(String text, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }
}
