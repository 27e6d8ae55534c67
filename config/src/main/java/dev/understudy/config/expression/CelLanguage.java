package dev.understudy.config.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.understudy.config.expression.Expressions.Compiled;
import dev.understudy.config.expression.Expressions.Mistake;
import dev.understudy.config.expression.Variables.Variable;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.core.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The library, as far as it is used: one environment for each scope, made when first asked for.
final class CelLanguage {
  /// No loop of an expression goes on for longer.
  private static final int MOST_ITERATIONS = 1000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(Expressions.MOST_CHARS)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .build();

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_-]+)*");

  private final RandomFunctions random = new RandomFunctions();
  private final Map<Scope, Environment> environments = new HashMap<>();
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(RandomFunctions.bindings())
          .addFunctionBindings(TextFunctions.bindings())
          .build();

  private record Environment(CelCompiler compiler, Map<String, Variable> variables) {}

  /// @param compiled empty where there are mistakes
  record Result(Optional<Compiled> compiled, List<Mistake> mistakes) {}

  private Environment environment(Scope scope) {
    return environments.computeIfAbsent(
        scope,
        its -> {
          Map<String, Variable> variables = Variables.of(its);
          CelCompilerBuilder builder =
              CelCompilerFactory.standardCelCompilerBuilder()
                  .setOptions(OPTIONS)
                  .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                  .addFunctionDeclarations(TextFunctions.declarations());
          if (its.decided()) {
            builder
                .addMacros(random.macros())
                .addFunctionDeclarations(RandomFunctions.declarations());
          }
          variables.forEach((name, variable) -> builder.addVar(name, variable.type()));
          return new Environment(builder.build(), variables);
        });
  }

  Result compile(Expressions.Text text, Scope scope) {
    Environment environment = environment(scope);
    random.begin(text.firstDraw());
    CelValidationResult checked = environment.compiler().compile(text.text());
    if (checked.hasError()) {
      List<Mistake> mistakes = new ArrayList<>();
      for (CelIssue issue : checked.getErrors()) {
        mistakes.add(mistake(issue, text.text(), environment.variables().keySet()));
      }
      return new Result(Optional.empty(), mistakes);
    }
    try {
      CelAbstractSyntaxTree tree = checked.getAst();
      AskedNames asked = AskedNames.in(tree, Variables.ASKED);
      if (asked.bare().isPresent()) {
        int at = tree.getSource().getPositionsMap().getOrDefault(asked.bare().get().id(), 0);
        return new Result(
            Optional.empty(),
            List.of(
                new Mistake(
                    at,
                    "single headers, parameters and cookies can be asked for, by a constant name",
                    "Write such as `request.query.page` or `request.headers['x-user']`.")));
      }
      Expression expression =
          new CelExpression(
              runtime.createProgram(tree),
              environment.variables(),
              asked.names(),
              readsBody(tree),
              text.text().strip());
      return new Result(
          Optional.of(new Compiled(expression, type(tree.getResultType()), random.taken())),
          List.of());
    } catch (CelValidationException | CelEvaluationException e) {
      return new Result(
          Optional.empty(), List.of(new Mistake(0, String.valueOf(e.getMessage()), "")));
    }
  }

  private static boolean readsBody(CelAbstractSyntaxTree tree) {
    for (CelReference reference : tree.getReferenceMap().values()) {
      if (reference.name().equals(Variables.BODY) || reference.name().equals(Variables.TEXT)) {
        return true;
      }
    }
    return false;
  }

  private static ValueType type(CelType type) {
    return switch (type.kind()) {
      case INT, UINT -> ValueType.INT;
      case DOUBLE -> ValueType.DOUBLE;
      case STRING, BYTES -> ValueType.STRING;
      case BOOL -> ValueType.BOOL;
      case LIST -> ValueType.LIST;
      case MAP -> ValueType.MAP;
      default -> ValueType.ANY;
    };
  }

  private static Mistake mistake(CelIssue issue, String text, Set<String> known) {
    int index = index(issue.getSourceLocation(), text);
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    if (!undeclared.matches()) {
      return new Mistake(index, plain(issue.getMessage()), "");
    }
    Matcher written = NAME.matcher(text);
    String name =
        written.find(Math.min(index, text.length())) && written.start() == index
            ? written.group()
            : undeclared.group(1);
    List<String> names = known.stream().filter(it -> !it.startsWith("@")).sorted().toList();
    String help =
        Suggestion.of(name, names)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(
                "Known here are " + String.join(", ", names) + "; a text stands in quotes: 'abc'.");
    return new Mistake(index, "there is no `" + name + "` here", help);
  }

  /// Without what the parser would have taken, and without what macros put in.
  private static String plain(String message) {
    if (message.startsWith("mismatched input '<EOF>'")) {
      return "the expression ends too early";
    }
    String first = message.split(" expecting \\{| \\(candidates", 2)[0];
    return first.replaceFirst("\\(facts, int(, )?", "(");
  }

  private static int index(CelSourceLocation location, String text) {
    int start = 0;
    for (int line = 1; line < location.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return Math.max(0, Math.min(start + location.getColumn(), Math.max(0, text.length() - 1)));
  }
}
