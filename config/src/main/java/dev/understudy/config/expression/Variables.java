package dev.understudy.config.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.understudy.config.match.Cookies;
import dev.understudy.config.match.Query;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.expression.NoValueException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The variables of expressions: their types, and how each is found for a request.
final class Variables {
  /// How random functions are handed the request; no expression can write this name.
  static final String FACTS = "@facts";

  /// The type of what stands behind [#FACTS].
  static final CelType FACTS_TYPE = OpaqueType.create("facts");

  static final String BODY = "request.body";
  static final String TEXT = "request.text";

  private static final String QUERY = "request.query";
  private static final String HEADERS = "request.headers";
  private static final String COOKIES = "request.cookies";

  /// The variables that are asked for single names.
  static final Set<String> ASKED = Set.of(QUERY, HEADERS, COOKIES);

  private static final MapType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final long NANOS = 1_000_000_000L;

  /// @param type for the check at load
  /// @param find the value for a request
  record Variable(CelType type, Getter find) {}

  /// Finds a value.
  interface Getter {
    /// @param names of the parameters, headers or cookies that the expression asks for
    Object of(Facts facts, Set<String> names) throws NoValueException;
  }

  private Variables() {}

  /// All variables of a scope, by name.
  static Map<String, Variable> of(Scope scope) {
    Map<String, Variable> known = new LinkedHashMap<>();
    known.put("now", new Variable(SimpleType.TIMESTAMP, (facts, _) -> instant(facts.epochNanos())));
    known.put(FACTS, new Variable(FACTS_TYPE, (facts, _) -> facts));
    scope.path().ifPresent(names -> request(names, known));
    scope.session().ifPresent(variables -> session(variables, known));
    if (scope.decided()) {
      decision(known);
    }
    return known;
  }

  private static void request(Set<String> path, Map<String, Variable> known) {
    put(known, "request.method", SimpleType.STRING, (facts, _) -> facts.request().method());
    put(known, "request.url", SimpleType.STRING, (facts, _) -> url(facts));
    put(known, QUERY, TEXTS, (facts, names) -> asked(names, queries(facts)));
    put(known, HEADERS, TEXTS, (facts, names) -> asked(names, headers(facts)));
    put(known, COOKIES, TEXTS, (facts, names) -> asked(names, cookies(facts)));
    put(known, TEXT, SimpleType.STRING, (facts, _) -> text(facts));
    put(known, BODY, SimpleType.DYN, (facts, _) -> facts.body(JsonValues::read));
    for (String name : path) {
      put(known, "request.path." + name, SimpleType.STRING, (facts, _) -> facts.path(name));
    }
  }

  private static void session(List<Scope.Declared> variables, Map<String, Variable> known) {
    put(known, "session.id", SimpleType.STRING, (facts, _) -> facts.session().id());
    put(known, "session.step", SimpleType.STRING, (facts, _) -> facts.session().step());
    put(known, "session.count", SimpleType.INT, (facts, _) -> facts.session().count());
    for (int i = 0; i < variables.size(); i++) {
      int index = i;
      put(
          known,
          "session." + variables.get(i).name(),
          type(variables.get(i).type()),
          (facts, _) -> in(facts.session().variable(index)));
    }
  }

  private static void decision(Map<String, Variable> known) {
    put(known, "ordinal", SimpleType.INT, (facts, _) -> facts.fate().ordinal());
    put(known, "latency", SimpleType.DURATION, (facts, _) -> nanos(facts.fate().responseNanos()));
    put(known, "decision.status", SimpleType.INT, (facts, _) -> (long) facts.fate().status());
    put(known, "decision.outcome", SimpleType.STRING, (facts, _) -> facts.fate().outcome());
    put(known, "decision.wait", SimpleType.DURATION, (facts, _) -> nanos(facts.fate().waitNanos()));
    put(
        known,
        "decision.service",
        SimpleType.DURATION,
        (facts, _) -> nanos(facts.fate().serviceNanos()));
  }

  private static void put(Map<String, Variable> known, String name, CelType type, Getter find) {
    known.put(name, new Variable(type, find));
  }

  static CelType type(ValueType type) {
    return switch (type) {
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case BOOL -> SimpleType.BOOL;
      case LIST -> ListType.create(SimpleType.DYN);
      case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
      case ANY -> SimpleType.DYN;
    };
  }

  private static Map<String, String> asked(
      Set<String> names, Function<String, Optional<String>> find) {
    Map<String, String> found = new HashMap<>();
    for (String name : names) {
      find.apply(name).ifPresent(value -> found.put(name, value));
    }
    return found;
  }

  private static Object in(Object value) {
    return value == Facts.NULL ? NullValue.NULL_VALUE : value;
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  private static String url(Facts facts) throws NoValueException {
    String query = facts.request().query();
    String path = facts.request().path();
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String text(Facts facts) throws NoValueException {
    return new String(facts.request().body().orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private static Function<String, Optional<String>> queries(Facts facts) throws NoValueException {
    String query = facts.request().query();
    return name -> Query.values(query, name).stream().findFirst();
  }

  private static Function<String, Optional<String>> headers(Facts facts) throws NoValueException {
    var request = facts.request();
    return name -> {
      List<String> lines = request.headers(name.toLowerCase(java.util.Locale.ROOT));
      return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    };
  }

  private static Function<String, Optional<String>> cookies(Facts facts) throws NoValueException {
    var request = facts.request();
    return name -> Cookies.value(request, name);
  }
}
