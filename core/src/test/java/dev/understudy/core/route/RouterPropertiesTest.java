package dev.understudy.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The trie against a matcher that tries every route and sorts those that hold.
class RouterPropertiesTest {
  /// What is sent, and the segment that it means.
  private record Sent(String text, String meaning) {}

  @Property(tries = 5_000, seed = "20260211")
  void agreesWithABruteForceMatcher(
      @ForAll("routeSets") List<Route> routes, @ForAll("requests") Asked sent) {
    Router router = Router.of(routes);
    assertThat(router.find(sent)).isEqualTo(bruteForce(routes, sent));
    // A payload that is there is never asked for.
    assertThat(router.find(sent.withBody("x"))).isEqualTo(bruteForce(routes, sent.withBody("x")));
  }

  @Property(tries = 2_000, seed = "20260211")
  void aMissAllowsAMethodThatWouldNotMissByMethod(
      @ForAll("routeSets") List<Route> routes, @ForAll("requests") Asked sent) {
    Router router = Router.of(routes);
    if (router.find(sent) != Router.NONE) {
      return;
    }
    Router.Miss miss = router.explain(sent);
    assertThat(miss.allow()).doesNotContain(sent.method());
    List<String> path = meaning(sent.path());
    boolean methodFits =
        routes.stream().anyMatch(r -> holds(r, path) && methodRank(r, sent.method()) < 2);
    boolean pathFits = routes.stream().anyMatch(r -> holds(r, path));
    assertThat(!miss.allow().isEmpty()).isEqualTo(pathFits && !methodFits);
    if (pathFits) {
      assertThat(miss.nearest()).isNotEmpty();
    }
  }

  private static int bruteForce(List<Route> routes, Asked sent) {
    List<String> path = meaning(sent.path());
    List<Integer> fitting =
        IntStream.range(0, routes.size())
            .filter(i -> holds(routes.get(i), path) && methodRank(routes.get(i), sent.method()) < 2)
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> rank(routes.get(i)))
                    .thenComparing(i -> methodRank(routes.get(i), sent.method()))
                    .thenComparing(i -> -routes.get(i).conditions().size())
                    .thenComparing(i -> i))
            .toList();
    for (int i : fitting) {
      List<Condition> conditions = routes.get(i).conditions();
      boolean head = conditions.stream().filter(c -> !c.readsBody()).allMatch(c -> c.holds(sent));
      List<Condition> onBody = conditions.stream().filter(Condition::readsBody).toList();
      if (head && !onBody.isEmpty() && sent.body().isEmpty()) {
        return Router.NEEDS_BODY;
      }
      if (head && onBody.stream().allMatch(c -> c.holds(sent))) {
        return routes.get(i).endpoint();
      }
    }
    return Router.NONE;
  }

  private static boolean holds(Route route, List<String> path) {
    List<String> pattern = List.of(route.path().substring(1).split("/", -1));
    for (int i = 0; i < pattern.size(); i++) {
      if (i >= path.size()) {
        return false;
      }
      if (pattern.get(i).equals("{r...}")) {
        return true;
      }
      boolean parameter = pattern.get(i).startsWith("{");
      if (parameter ? path.get(i).isEmpty() : !pattern.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return pattern.size() == path.size();
  }

  private static String rank(Route route) {
    return route
        .path()
        .replaceAll("/\\{r\\.\\.\\.}", "3")
        .replaceAll("/\\{.}", "2")
        .replaceAll("/[^/23]*", "1");
  }

  private static int methodRank(Route route, String method) {
    return route.method().equals(method)
        ? 0
        : route.method().equals("GET") && method.equals("HEAD") ? 1 : 2;
  }

  private static final List<Sent> SEGMENTS =
      List.of(
          new Sent("a", "a"),
          new Sent("b", "b"),
          new Sent("ab", "ab"),
          new Sent("", ""),
          new Sent("%61", "a"),
          new Sent("a%62", "ab"),
          new Sent("a%2Fb", "an inner slash"),
          new Sent("%zz", "%zz"));

  private static List<String> meaning(String path) {
    return List.of(path.substring(1).split("/", -1)).stream()
        .map(s -> SEGMENTS.stream().filter(x -> x.text().equals(s)).findFirst().orElseThrow())
        .map(Sent::meaning)
        .toList();
  }

  @Provide
  Arbitrary<Asked> requests() {
    Arbitrary<String> path =
        Arbitraries.of(SEGMENTS)
            .map(Sent::text)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(segments -> "/" + String.join("/", segments));
    Arbitrary<String> query = Arbitraries.of("", "x", "y", "xy");
    return Combinators.combine(Arbitraries.of("GET", "HEAD", "POST"), path, query)
        .as((m, p, q) -> new Asked(m, p, q, null));
  }

  @Provide
  Arbitrary<List<Route>> routeSets() {
    Arbitrary<String> path =
        Combinators.combine(
                Arbitraries.of("a", "b", "ab", "", "{}").list().ofMinSize(1).ofMaxSize(4),
                Arbitraries.of(true, false))
            .as(RouterPropertiesTest::pattern);
    Arbitrary<List<Condition>> conditions =
        Arbitraries.of(Has.query("x"), Has.query("y"), Has.body("x"), Has.body("z"))
            .map(Condition.class::cast)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(Arbitraries.of("GET", "HEAD", "POST"), path, conditions)
        .as((m, p, c) -> new Route(0, "", m, p, c))
        .list()
        .ofMaxSize(12)
        .map(
            list -> {
              List<Route> numbered = new ArrayList<>();
              for (Route r : list) {
                int index = numbered.size();
                numbered.add(new Route(index, "r" + index, r.method(), r.path(), r.conditions()));
              }
              return numbered;
            });
  }

  private static String pattern(List<String> segments, boolean rest) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean last = rest && i == segments.size() - 1;
      path.append('/')
          .append(last ? "{r...}" : segment.equals("{}") ? "{" + (char) ('a' + i) + "}" : segment);
    }
    return path.toString();
  }
}
