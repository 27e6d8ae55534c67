package dev.understudy.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.route.RouteProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteProblemsTest {
  private final List<Route> routes = new ArrayList<>();

  private void route(String method, String path, Condition... conditions) {
    routes.add(new Route(routes.size(), "r", method, path, List.of(conditions)));
  }

  private RouteProblem only() {
    List<RouteProblem> problems = RouteProblems.of(routes);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void routesThatDifferInNamesOfParametersAreEqual() {
    route("GET", "/p/{id}");
    route("POST", "/p/{id}");
    route("GET", "/p/{sku}");
    assertThat(only())
        .isEqualTo(new RouteProblem(Kind.EQUAL, 2, 0, "same method, path and conditions"));
  }

  @Test
  void equalConditionsInAnotherOrderAreEqual() {
    route("GET", "/p", Has.query("a"), Has.body("b"));
    route("GET", "/p", Has.body("b"), Has.query("a"));
    assertThat(only().kind()).isEqualTo(Kind.EQUAL);
  }

  @Test
  void asManyConditionsThatCanHoldTogetherAreATie() {
    route("GET", "/p", Has.query("a"));
    route("GET", "/p", Has.query("b"));
    assertThat(only())
        .isEqualTo(
            new RouteProblem(
                Kind.TIE,
                1,
                0,
                "a request can meet both query a contains a and query b contains b, and neither has"
                    + " more conditions"));
  }

  @Test
  void conditionsThatExcludeEachOtherAreNoTie() {
    route("GET", "/p", Has.query("a"));
    route("GET", "/p", Has.query("no"));
    assertThat(RouteProblems.of(routes)).isEmpty();
  }

  @Test
  void aRouteWhoseRequestsAllMeetMoreConditionsIsShadowed() {
    route("GET", "/p", Has.query("eur"));
    route("GET", "/p", Has.query("eu"), Has.query("ur"));
    assertThat(only())
        .isEqualTo(
            new RouteProblem(
                Kind.SHADOWED,
                0,
                1,
                "more conditions are asked first, and every request that meets query eur contains"
                    + " eur meets query eu contains eu and query ur contains ur"));
  }

  @Test
  void moreConditionsBesideFewerAreFine() {
    route("GET", "/p");
    route("GET", "/p", Has.query("eur"));
    route("GET", "/p", Has.query("eur"), Has.query("x"));
    route("HEAD", "/p");
    route("GET", "/{x}");
    route("GET", "/{x...}");
    assertThat(RouteProblems.of(routes)).isEmpty();
  }

  @Test
  void conditionsOfOneRouteThatExcludeEachOtherAreTold() {
    route("GET", "/p", Has.query("a"), Has.query("no"));
    assertThat(only())
        .isEqualTo(
            new RouteProblem(
                Kind.CONTRADICTORY,
                0,
                0,
                "no request has both query a contains a and query no contains no"));
  }

  /// A condition on one of a few subjects, with one value or open.
  private record Asks(String subject, String value) implements Condition {
    @Override
    public boolean holds(RequestView request) {
      throw new AssertionError("analysis asks no request");
    }

    @Override
    public boolean readsBody() {
      return false;
    }

    @Override
    public String describe() {
      return subject + " " + value;
    }

    @Override
    public boolean excludes(Condition other) {
      return other instanceof Asks(var s, var v)
          && s.equals(subject)
          && !v.equals(value)
          && !(v + value).contains("any");
    }

    @Override
    public Optional<String> onlyValue() {
      return value.equals("any") ? Optional.empty() : Optional.of(value);
    }
  }

  @Test
  void sparedPairsHideNoProblem() {
    for (String a : List.of("1", "2", "any", "")) {
      for (String b : List.of("1", "2", "any", "")) {
        List<Condition> conditions = new ArrayList<>();
        if (!a.isEmpty()) {
          conditions.add(new Asks("a", a));
        }
        if (!b.isEmpty()) {
          conditions.add(new Asks("b", b));
        }
        route("GET", "/p", conditions.toArray(Condition[]::new));
      }
    }
    routes.addAll(List.copyOf(routes));
    List<RouteProblem> all = RouteProblems.of(routes);
    List<RouteProblem> pairwise = new ArrayList<>();
    for (int later = 0; later < routes.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        for (RouteProblem p : RouteProblems.of(List.of(routes.get(earlier), routes.get(later)))) {
          pairwise.add(
              new RouteProblem(
                  p.kind(),
                  p.route() == 1 ? later : earlier,
                  p.other() == 1 ? later : earlier,
                  p.reason()));
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(16).containsExactlyInAnyOrderElementsOf(pairwise);
  }

  @Test
  void aHundredThousandOperationsOfOnePathAreToldApart() {
    for (int i = 0; i < 100_000; i++) {
      route("POST", "/graphql", new Asks("operation", "o" + i));
    }
    route("POST", "/graphql", new Asks("operation", "o7"));
    assertThat(only())
        .extracting(RouteProblem::route, RouteProblem::other)
        .containsExactly(100_000, 7);
  }
}
