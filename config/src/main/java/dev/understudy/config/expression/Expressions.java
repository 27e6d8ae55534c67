package dev.understudy.config.expression;

import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.core.expression.Condition;
import dev.understudy.core.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Compiles expressions. One for each load; the library is loaded with the first expression.
public final class Expressions {
  /// Text that is longer is hardly an expression.
  static final int MOST_CHARS = 4000;

  private final Report report;
  private @Nullable CelLanguage language;

  public Expressions(Report report) {
    this.report = report;
  }

  /// An expression as it stands in the configuration.
  ///
  /// @param at where the char at an index of `text` stands
  /// @param firstDraw number of the first draw of a random function in it
  public record Text(String text, IntFunction<Placed> at, int firstDraw) {}

  /// An expression and what is known of its value.
  ///
  /// @param type [ValueType#ANY] where it shows only at run time
  /// @param draws how many draws it takes
  public record Compiled(Expression expression, ValueType type, int draws) {}

  /// What is wrong with a text.
  ///
  /// @param index of the char at fault
  record Mistake(int index, String message, String help) {}

  private CelLanguage language() {
    CelLanguage known = language;
    if (known == null) {
      known = new CelLanguage();
      language = known;
    }
    return known;
  }

  /// The expression; empty where it has mistakes, which are reported.
  public Optional<Compiled> compile(Text text, Scope scope) {
    CelLanguage.Result result = language().compile(text, scope);
    for (Mistake mistake : result.mistakes()) {
      report.error(text.at().apply(mistake.index()), mistake.message(), mistake.help());
    }
    return result.compiled();
  }

  /// The type that a variable must have for its assignments: the first of int, double, string,
  /// bool, list and map in whose company all of them yield that type; else any.
  ///
  /// @param with scope in which the variable has a type
  public ValueType infer(List<Text> texts, java.util.function.Function<ValueType, Scope> with) {
    for (ValueType type : ValueType.values()) {
      Scope scope = with.apply(type);
      boolean fits = true;
      for (Text text : texts) {
        Optional<Compiled> compiled = language().compile(text, scope).compiled();
        fits &= compiled.isPresent() && compiled.get().type() == type;
      }
      if (fits) {
        return type;
      }
    }
    return ValueType.ANY;
  }

  /// A condition; empty where it has mistakes or is no truth value.
  public Optional<Condition> condition(Text text, Scope scope) {
    Optional<Compiled> compiled = compile(text, scope);
    if (compiled.isPresent()
        && compiled.get().type() != ValueType.BOOL
        && compiled.get().type() != ValueType.ANY) {
      report.error(
          text.at().apply(0),
          "a condition is true or false, but this is "
              + compiled.get().type().name().toLowerCase(java.util.Locale.ROOT),
          "Compare it with something: `session.items > 10`.");
      return Optional.empty();
    }
    return compiled.map(it -> new Condition(it.expression()));
  }
}
