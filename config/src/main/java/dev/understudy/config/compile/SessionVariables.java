package dev.understudy.config.compile;

import dev.understudy.config.document.Assigned;
import dev.understudy.config.document.Initial;
import dev.understudy.config.document.Step;
import dev.understudy.config.expression.Expressions;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.expression.ValueType;
import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Scalar;
import dev.understudy.config.text.Sequence;
import dev.understudy.core.expression.Facts;
import dev.understudy.core.workflow.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The variables of a workflow's sessions: those that are declared with a value, and those that a
/// step sets without further ado.
final class SessionVariables {
  private final List<Scope.Declared> declared = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();

  /// @param scopes of the steps' expressions, without variables
  SessionVariables(
      List<Initial> initials,
      List<Step> steps,
      Function<Step, Optional<Set<String>>> scopes,
      Expressions expressions) {
    Map<String, List<Place>> sets = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Assigned assigned : step.sets()) {
        sets.computeIfAbsent(assigned.name().value(), _ -> new ArrayList<>())
            .add(new Place(step, assigned));
      }
    }
    for (Initial initial : initials) {
      Object value = value(initial.value().value());
      add(initial.name().value(), ValueType.of(value), value);
      sets.remove(initial.name().value());
    }
    List<String> open = List.copyOf(sets.keySet());
    sets.forEach(
        (name, places) -> {
          ValueType type =
              expressions.infer(
                  places.stream().map(it -> WorkflowPlans.text(it.assigned())).toList(),
                  candidate -> scope(open, name, candidate, places, scopes));
          add(name, type, type.zero());
        });
  }

  private record Place(Step step, Assigned assigned) {}

  private void add(String name, ValueType type, Object initial) {
    declared.add(new Scope.Declared(name, type));
    variables.add(new Variable(name, initial, type.javaType()));
  }

  /// What is known so far, `name` as a candidate, all others as anything.
  private Scope scope(
      List<String> open,
      String name,
      ValueType candidate,
      List<Place> places,
      Function<Step, Optional<Set<String>>> scopes) {
    List<Scope.Declared> assumed = new ArrayList<>(declared);
    List<String> known = declared.stream().map(Scope.Declared::name).toList();
    for (String other : open) {
      if (!known.contains(other)) {
        assumed.add(new Scope.Declared(other, other.equals(name) ? candidate : ValueType.ANY));
      }
    }
    return new Scope(scopes.apply(places.getFirst().step()), Optional.of(assumed), true);
  }

  List<Scope.Declared> declared() {
    return List.copyOf(declared);
  }

  List<Variable> variables() {
    return List.copyOf(variables);
  }

  int index(String name) {
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no variable " + name);
  }

  /// A value of the document as expressions see it.
  static Object value(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> map.put(entry.key().text(), value(entry.value())));
        yield java.util.Collections.unmodifiableMap(map);
      }
      case Sequence sequence -> {
        List<Object> list = new ArrayList<>();
        sequence.items().forEach(item -> list.add(value(item)));
        yield java.util.Collections.unmodifiableList(list);
      }
      case Scalar scalar ->
          switch (scalar.kind()) {
            case NULL -> Facts.NULL;
            case BOOLEAN -> scalar.booleanValue();
            case NUMBER, NOT_FINITE -> number(scalar);
            case STRING -> scalar.text();
          };
    };
  }

  /// What is written with a point or an exponent is a double, `0.0` too.
  private static Object number(Scalar scalar) {
    boolean written = scalar.text().matches("[-+]?[0-9]+|0[xo].*");
    try {
      return written
          ? (Object) scalar.numberValue().longValueExact()
          : (Object) scalar.numberValue().doubleValue();
    } catch (ArithmeticException e) {
      return scalar.numberValue().doubleValue();
    }
  }
}
