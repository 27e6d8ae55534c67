package dev.understudy.config.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import dev.understudy.core.random.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Functions of chance, and those that count. Each call in a text gets a number when it is parsed;
/// its draw is at position (key, ordinal, purpose 7, number): the same request says the same.
@SuppressWarnings(
    "Immutable") // functions never change; macros count, on the one thread that parses
final class RandomFunctions {
  /// A function of one draw.
  private interface Body {
    Object of(long word0, long word1, Object[] arguments);
  }

  /// @param macro `int` of `random.int`, or `uuid`
  /// @param member whether it is written behind `random.`
  private record Function(
      String macro, boolean member, CelType result, List<CelType> arguments, Body body) {
    String name() {
      return member ? "random." + macro : macro;
    }

    String overload() {
      return name().replace('.', '_') + "_" + arguments.size();
    }
  }

  private static final CelType ANY_LIST = ListType.create(SimpleType.DYN);

  private static final List<Function> FUNCTIONS =
      List.of(
          random("int", SimpleType.INT, RandomFunctions::between, SimpleType.INT, SimpleType.INT),
          random("double", SimpleType.DOUBLE, (w, _, _) -> Uniform.of(w)),
          random(
              "double",
              SimpleType.DOUBLE,
              (w, _, a) -> (double) a[0] + Uniform.of(w) * ((double) a[1] - (double) a[0]),
              SimpleType.DOUBLE,
              SimpleType.DOUBLE),
          random(
              "bool",
              SimpleType.BOOL,
              (w, _, a) -> Uniform.of(w) < (double) a[0],
              SimpleType.DOUBLE),
          random("choice", SimpleType.DYN, RandomFunctions::choice, ANY_LIST),
          random("firstName", SimpleType.STRING, (w, _, _) -> FakeWords.firstName(w)),
          random("lastName", SimpleType.STRING, (w, _, _) -> FakeWords.lastName(w)),
          random("name", SimpleType.STRING, FakeWords::name),
          random("email", SimpleType.STRING, FakeWords::email),
          random("city", SimpleType.STRING, (w, _, _) -> FakeWords.city(w)),
          random("street", SimpleType.STRING, FakeWords::street),
          random("company", SimpleType.STRING, FakeWords::company),
          random("word", SimpleType.STRING, (w, _, _) -> FakeWords.word(w)),
          new Function("uuid", false, SimpleType.STRING, List.of(), RandomFunctions::uuid));

  private int next;
  private int first;

  private static Function random(String macro, CelType result, Body body, CelType... arguments) {
    return new Function(macro, true, result, List.of(arguments), body);
  }

  /// A text is parsed whose first call has the number `firstDraw`.
  void begin(int firstDraw) {
    first = firstDraw;
    next = firstDraw;
  }

  /// Numbers given since.
  int taken() {
    return next - first;
  }

  List<CelMacro> macros() {
    List<CelMacro> macros = new ArrayList<>();
    for (Function function : FUNCTIONS) {
      int arguments = function.arguments().size();
      macros.add(
          function.member()
              ? CelMacro.newReceiverMacro(
                  function.macro(),
                  arguments,
                  (factory, target, given) ->
                      isRandom(target) ? call(factory, function, given) : Optional.empty())
              : CelMacro.newGlobalMacro(
                  function.macro(),
                  arguments,
                  (factory, _, given) -> call(factory, function, given)));
    }
    macros.add(
        CelMacro.newGlobalMacro(
            "counter",
            1,
            (factory, _, given) ->
                Optional.of(
                    factory.newGlobalCall(
                        "counter", factory.newIdentifier(Variables.FACTS), given.get(0)))));
    return macros;
  }

  private static boolean isRandom(CelExpr target) {
    return target.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
        && target.ident().name().equals("random");
  }

  private Optional<CelExpr> call(
      CelMacroExprFactory factory, Function function, ImmutableList<CelExpr> given) {
    List<CelExpr> arguments = new ArrayList<>();
    arguments.add(factory.newIdentifier(Variables.FACTS));
    arguments.add(factory.newIntLiteral(next++));
    arguments.addAll(given);
    return Optional.of(factory.newGlobalCall(function.name(), arguments));
  }

  static List<CelFunctionDecl> declarations() {
    List<CelFunctionDecl> declarations = new ArrayList<>();
    for (String name : FUNCTIONS.stream().map(Function::name).distinct().toList()) {
      List<CelOverloadDecl> overloads = new ArrayList<>();
      for (Function function : FUNCTIONS) {
        if (function.name().equals(name)) {
          List<CelType> types = new ArrayList<>(List.of(Variables.FACTS_TYPE, SimpleType.INT));
          types.addAll(function.arguments());
          overloads.add(
              CelOverloadDecl.newGlobalOverload(function.overload(), function.result(), types));
        }
      }
      declarations.add(CelFunctionDecl.newFunctionDeclaration(name, overloads));
    }
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            "counter",
            CelOverloadDecl.newGlobalOverload(
                "counter_1", SimpleType.INT, Variables.FACTS_TYPE, SimpleType.STRING)));
    return declarations;
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    for (String name : FUNCTIONS.stream().map(Function::name).distinct().toList()) {
      List<CelFunctionBinding> overloads = new ArrayList<>();
      for (Function function : FUNCTIONS) {
        if (function.name().equals(name)) {
          List<Class<?>> types = new ArrayList<>(List.of(Facts.class, Long.class));
          function.arguments().forEach(type -> types.add(javaType(type)));
          overloads.add(
              CelFunctionBinding.from(
                  function.overload(), types, arguments -> draw(function.body(), arguments)));
        }
      }
      bindings.addAll(CelFunctionBinding.fromOverloads(name, overloads));
    }
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "counter",
            CelFunctionBinding.from(
                "counter_1", Facts.class, String.class, RandomFunctions::count)));
    return bindings;
  }

  private static Class<?> javaType(CelType type) {
    return switch (type.kind()) {
      case INT -> Long.class;
      case DOUBLE -> Double.class;
      case STRING -> String.class;
      case LIST -> List.class;
      default -> throw new IllegalArgumentException("no function takes a " + type);
    };
  }

  private static Object draw(Body body, Object[] arguments) {
    try {
      Facts.Fate fate = ((Facts) arguments[0]).fate();
      int number = (int) (long) arguments[1];
      Object[] rest = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
      return body.of(
          Streams.word0(fate.key(), fate.ordinal(), Purpose.BODY, number),
          Streams.word1(fate.key(), fate.ordinal(), Purpose.BODY, number),
          rest);
    } catch (NoValueException e) {
      throw Missing.of(e);
    }
  }

  private static long count(Facts facts, String name) {
    try {
      return facts.shelf().next(name);
    } catch (NoValueException e) {
      throw Missing.of(e);
    }
  }

  /// Both bounds included. By the fraction of 52 bits: exact for up to 2^52 values.
  private static Object between(long word0, long word1, Object[] arguments) {
    long from = (long) arguments[0];
    long to = (long) arguments[1];
    if (from > to || to - from < 0 || to - from >= 1L << 52) {
      throw new Missing("random.int needs from <= to, at most 2^52 apart");
    }
    return from + (long) (Uniform.of(word0) * (to - from + 1));
  }

  private static Object choice(long word0, long word1, Object[] arguments) {
    List<?> choices = (List<?>) arguments[0];
    if (choices.isEmpty()) {
      throw new Missing("random.choice has nothing to choose from");
    }
    return choices.get((int) (Uniform.of(word0) * choices.size()));
  }

  /// Version 4, variant 10 (RFC 9562, 5.4).
  private static Object uuid(long word0, long word1, Object[] arguments) {
    return new UUID(
            word0 & ~0xF000L | 0x4000L, word1 & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L)
        .toString();
  }
}
