package dev.understudy.config.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.understudy.config.expression.Variables.Variable;
import dev.understudy.core.expression.Expression;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An expression that has passed the check, with the variables that it speaks of.
final class CelExpression implements Expression {
  private final Program program;
  private final Map<String, Variable> variables;
  private final Map<String, Set<String>> asked;
  private final boolean readsBody;
  private final String text;

  /// @param variables by name
  /// @param asked names that variables are asked for
  /// @param text as written
  CelExpression(
      Program program,
      Map<String, Variable> variables,
      Map<String, Set<String>> asked,
      boolean readsBody,
      String text) {
    this.program = program;
    this.variables = variables;
    this.asked = asked;
    this.readsBody = readsBody;
    this.text = text;
  }

  @Override
  public Object value(Facts facts) throws NoValueException {
    try {
      return Values.out(program.eval(name -> find(name, facts)));
    } catch (Missing e) {
      throw new NoValueException(String.valueOf(e.getMessage()));
    } catch (CelEvaluationException e) {
      String message = String.valueOf(e.getMessage());
      Throwable cause = e.getCause();
      throw new NoValueException(
          cause instanceof Missing ? String.valueOf(cause.getMessage()) : plain(message));
    }
  }

  /// Without the library's own position, which counts in a text that nobody sees.
  private static String plain(String message) {
    int colon = message.indexOf(": ");
    return message.startsWith("evaluation error") && colon > 0
        ? message.substring(colon + 2)
        : message;
  }

  private Optional<Object> find(String name, Facts facts) {
    Variable variable = variables.get(name);
    if (variable == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(variable.find().of(facts, asked.getOrDefault(name, Set.of())));
    } catch (NoValueException e) {
      throw Missing.of(e);
    }
  }

  @Override
  public boolean readsBody() {
    return readsBody;
  }

  @Override
  public String describe() {
    return text;
  }
}
