package dev.understudy.core.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for routes that cannot be told apart or never get a request.
///
/// Only routes of one method and one path shape can clash: of two shapes that share a path, the
/// more specific one is asked first and holds for fewer paths, so it leaves something to the other;
/// GET keeps its own requests where HEAD has a route. Within a shape pairs are compared: O(n^2) in
/// the routes of one method and shape, O(n) in all.
public final class RouteProblems {
  private RouteProblems() {}

  /// All problems, by the index of the route at fault. At most one for each pair.
  ///
  /// @throws PathPattern.SyntaxException where a path is no pattern
  public static List<RouteProblem> of(List<Route> routes) {
    Map<String, List<Integer>> byShape = new LinkedHashMap<>();
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      String shape = route.method() + " " + PathPattern.parse(route.path()).shape();
      byShape.computeIfAbsent(shape, _ -> new ArrayList<>()).add(i);
    }
    List<RouteProblem> problems = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      contradiction(i, routes.get(i), problems);
    }
    for (List<Integer> group : byShape.values()) {
      comparePairs(routes, group, problems);
    }
    problems.sort(
        Comparator.comparingInt(RouteProblem::route).thenComparingInt(RouteProblem::other));
    return problems;
  }

  private static void comparePairs(
      List<Route> routes, List<Integer> group, List<RouteProblem> problems) {
    String subject = group.size() > 2 ? commonSubject(routes, group) : "";
    List<Integer> open = new ArrayList<>();
    Map<String, List<Integer>> byValue = new LinkedHashMap<>();
    for (int index : group) {
      Optional<String> value = onlyValue(routes.get(index), subject);
      List<Integer> peers =
          value.isEmpty() ? open : byValue.computeIfAbsent(value.get(), _ -> new ArrayList<>());
      peers.add(index);
    }
    compareWithin(routes, open, problems);
    for (List<Integer> peers : byValue.values()) {
      compareWithin(routes, peers, problems);
      for (int one : open) {
        for (int other : peers) {
          compare(routes, Math.min(one, other), Math.max(one, other), problems);
        }
      }
    }
  }

  private static void compareWithin(
      List<Route> routes, List<Integer> peers, List<RouteProblem> problems) {
    for (int j = 1; j < peers.size(); j++) {
      for (int i = 0; i < j; i++) {
        compare(routes, peers.get(i), peers.get(j), problems);
      }
    }
  }

  /// The subject of which most routes of the group ask for one value; empty where none does.
  private static String commonSubject(List<Route> routes, List<Integer> group) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int index : group) {
      routes.get(index).conditions().stream()
          .filter(condition -> condition.onlyValue().isPresent())
          .map(Condition::subject)
          .distinct()
          .forEach(subject -> counts.merge(subject, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static Optional<String> onlyValue(Route route, String subject) {
    return route.conditions().stream()
        .filter(condition -> condition.subject().equals(subject))
        .flatMap(condition -> condition.onlyValue().stream())
        .findFirst();
  }

  private static void contradiction(int index, Route route, List<RouteProblem> problems) {
    List<Condition> conditions = route.conditions();
    for (int j = 1; j < conditions.size(); j++) {
      for (int i = 0; i < j; i++) {
        Condition one = conditions.get(i);
        Condition other = conditions.get(j);
        if (excludes(one, other)) {
          problems.add(
              new RouteProblem(
                  RouteProblem.Kind.CONTRADICTORY,
                  index,
                  index,
                  "no request has both " + one.describe() + " and " + other.describe()));
          return;
        }
      }
    }
  }

  private static void compare(
      List<Route> routes, int earlier, int later, List<RouteProblem> problems) {
    List<Condition> a = routes.get(earlier).conditions();
    List<Condition> b = routes.get(later).conditions();
    if (exclude(a, b)) {
      return;
    }
    if (a.size() == b.size()) {
      problems.add(
          implies(a, b) && implies(b, a)
              ? new RouteProblem(
                  RouteProblem.Kind.EQUAL, later, earlier, "same method, path and conditions")
              : new RouteProblem(RouteProblem.Kind.TIE, later, earlier, tie(a, b)));
      return;
    }
    boolean firstAsked = a.size() > b.size();
    List<Condition> strong = firstAsked ? a : b;
    List<Condition> weak = firstAsked ? b : a;
    if (implies(weak, strong)) {
      problems.add(
          new RouteProblem(
              RouteProblem.Kind.SHADOWED,
              firstAsked ? later : earlier,
              firstAsked ? earlier : later,
              "more conditions are asked first, and every request that meets "
                  + describe(weak)
                  + " meets "
                  + describe(strong)));
    }
  }

  private static String tie(List<Condition> a, List<Condition> b) {
    return "a request can meet both "
        + describe(a)
        + " and "
        + describe(b)
        + ", and neither has more conditions";
  }

  private static String describe(List<Condition> conditions) {
    return String.join(" and ", conditions.stream().map(Condition::describe).toList());
  }

  /// True where every request that meets all of `premises` meets all of `conclusions`.
  private static boolean implies(List<Condition> premises, List<Condition> conclusions) {
    return conclusions.stream()
        .allMatch(conclusion -> premises.stream().anyMatch(p -> p.implies(conclusion)));
  }

  private static boolean exclude(List<Condition> a, List<Condition> b) {
    for (Condition one : a) {
      for (Condition other : b) {
        if (excludes(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean excludes(Condition one, Condition other) {
    return one.excludes(other) || other.excludes(one);
  }
}
