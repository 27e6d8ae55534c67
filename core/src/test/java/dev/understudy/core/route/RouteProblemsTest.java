package dev.understudy.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.route.RouteProblem.Kind;
import java.util.ArrayList;
import java.util.List;
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
}
