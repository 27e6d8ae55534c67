package dev.understudy.config.text;

import dev.understudy.config.problem.JsonString;
import dev.understudy.config.problem.Placed;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A value without parts. What a plain (unquoted) one is follows the core schema of YAML 1.2.2,
/// section 10.3: `yes`, `no` and `on` are text, `0x1F` is 31.
public final class Scalar extends Node {
  /// What the text stands for.
  public enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    /// `.inf` and `.nan`: YAML's, unknown to JSON.
    NOT_FINITE,
    STRING
  }

  private final String text;
  private final boolean plain;

  Scalar(Source source, int start, int end, String text, boolean plain) {
    super(source, start, end);
    this.text = text;
    this.plain = plain;
  }

  /// A string that was made, not read.
  public static Scalar string(String text) {
    return new Scalar(Source.NONE, 0, 0, text, false);
  }

  /// One without quotes that was made, not read: it is what the core schema takes it for.
  static Scalar plain(String text) {
    return new Scalar(Source.NONE, 0, 0, text, true);
  }

  /// What a text without quotes is taken for.
  public static Kind plainKind(String text) {
    return plain(text).kind();
  }

  public static Scalar bool(boolean value) {
    return new Scalar(Source.NONE, 0, 0, Boolean.toString(value), true);
  }

  public static Scalar number(long value) {
    return new Scalar(Source.NONE, 0, 0, Long.toString(value), true);
  }

  /// @param value finite; whole numbers are written without a fraction
  public static Scalar number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number must be finite but is " + value);
    }
    String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return new Scalar(Source.NONE, 0, 0, text, true);
  }

  /// As written, without quotes.
  public String text() {
    return text;
  }

  /// The char at this index of the text, where the text stands as it reads (no escapes, no
  /// folding); else the whole.
  Placed at(int index) {
    String written = source().text();
    boolean verbatim =
        index < text.length() && written.startsWith(text, plain ? start() : start() + 1);
    int from = (plain ? start() : start() + 1) + index;
    return verbatim ? () -> source().place(from, from + 1, pointer()) : this;
  }

  public Kind kind() {
    if (!plain) {
      return Kind.STRING;
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" ->
          Kind.NOT_FINITE;
      case ".nan", ".NaN", ".NAN" -> Kind.NOT_FINITE;
      default -> Numbers.isNumber(text) ? Kind.NUMBER : Kind.STRING;
    };
  }

  /// The value of a [Kind#BOOLEAN].
  public boolean booleanValue() {
    return text.charAt(0) == 't' || text.charAt(0) == 'T';
  }

  /// The value of a [Kind#NUMBER], exactly.
  public BigDecimal numberValue() {
    if (text.startsWith("0x")) {
      return new BigDecimal(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o")) {
      return new BigDecimal(new BigInteger(text.substring(2), 8));
    }
    return new BigDecimal(text);
  }

  @Override
  public String describe() {
    return switch (kind()) {
      case NULL -> "nothing";
      case BOOLEAN, NUMBER, NOT_FINITE -> text;
      case STRING -> JsonString.quote(text.length() > 40 ? text.substring(0, 40) + "..." : text);
    };
  }

  @Override
  Scalar moved(Source to, int by) {
    return new Scalar(to, start() + by, end() + by, text, plain);
  }

  @Override
  String step(Node child) {
    throw new IllegalArgumentException("a scalar has no children");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scalar that && kind() == that.kind() && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
