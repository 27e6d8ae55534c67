package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.core.route.Route;
import dev.understudy.core.route.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a compilation makes of each endpoint, so that the next version of the document is compiled
/// by what differs.
///
/// A draft is taken again where everything that it was made from is equal: the endpoint, the layers
/// on it, the windows that touch it, and what all endpoints may refer to. It is kept only where
/// nothing about it had to be told: a problem, a warning, an error that a layer takes away, a file
/// that may have changed.
public final class Workings {
  private final Document document;
  private final long seed;
  private final Map<String, Endpoint> checked;
  private final PlanCache plans;
  private @Nullable Workings before;
  private final List<ScenarioDrafts> scenarios = new ArrayList<>();
  private final boolean sameLayers;
  private final Map<String, Integer> numbers = new HashMap<>(); // filled when it is asked for
  private List<Draftable> endpoints = List.of();
  private List<Route> routes = List.of();
  private @Nullable Router router;

  private Workings(Document document, long seed, @Nullable Workings before) {
    this.document = document;
    this.seed = seed;
    this.before = before;
    this.checked = HashMap.newHashMap(document.endpoints().size());
    this.sameLayers = before != null && sameLayers(before.document, document);
    this.plans = new PlanCache(before == null ? Optional.empty() : Optional.of(before.plans));
  }

  /// Whether all but the endpoints is equal, and they have the ids and requests that they had.
  private static boolean sameLayers(Document one, Document other) {
    return one.defaults().equals(other.defaults())
        && one.groups().equals(other.groups())
        && one.windows().equals(other.windows())
        && one.scenarios().equals(other.scenarios())
        && one.workflows().isEmpty()
        && sameRequests(one, other);
  }

  /// Of a document that is to be compiled.
  ///
  /// @param before those of an earlier version
  static Workings of(Document document, long seed, Optional<Workings> before) {
    return new Workings(
        document,
        seed,
        before
            .filter(it -> it.seed == seed && sameSurroundings(it.document, document))
            .orElse(null));
  }

  /// Whether what all endpoints may refer to is equal. Windows can make a dependency a station and
  /// touch a workflow, and workflows speak of endpoints by number.
  private static boolean sameSurroundings(Document one, Document other) {
    return one.validate().equals(other.validate())
        && one.prefer().equals(other.prefer())
        && one.schemas().equals(other.schemas())
        && one.dependencies().equals(other.dependencies())
        && one.stores().equals(other.stores())
        && one.workflows().equals(other.workflows())
        && (one.dependencies().isEmpty() && one.workflows().isEmpty()
            || one.windows().equals(other.windows()))
        && (one.workflows().isEmpty() || sameRequests(one, other));
  }

  private static boolean sameRequests(Document one, Document other) {
    int size = one.endpoints().size();
    if (other.endpoints().size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      Endpoint left = one.endpoints().get(i);
      Endpoint right = other.endpoints().get(i);
      if (left != right
          && !(left.id().equals(right.id()) && left.request().equals(right.request()))) {
        return false;
      }
    }
    return true;
  }

  PlanCache plans() {
    return plans;
  }

  /// Whether an equal endpoint has passed the checks of its layer.
  boolean isChecked(Endpoint endpoint) {
    Workings known = before;
    return known != null && endpoint.equals(known.checked.get(endpoint.id().value()));
  }

  void checked(Endpoint endpoint) {
    checked.put(endpoint.id().value(), endpoint);
  }

  /// The routes and the router of the version before, where no request differs.
  boolean takesRoutes() {
    Workings known = before;
    if (known == null || known.router == null || !sameRequests(known.document, document)) {
      return false;
    }
    routes = known.routes;
    router = known.router;
    return true;
  }

  void routes(List<Route> made) {
    routes = made;
  }

  List<Route> routes() {
    return routes;
  }

  /// @param doubtless whether nothing had to be told about the routes
  Router router(boolean doubtless) {
    Router known = router;
    if (known == null) {
      known = Router.of(routes);
      router = doubtless ? known : null;
    }
    return known;
  }

  /// The endpoint of this number in the version before, where it is the same and in its place: to
  /// be asked where [#takesRoutes] and there are no workflows.
  Optional<Draftable> endpoint(int index) {
    Workings known = before;
    if (known == null || index >= known.endpoints.size()) {
      return Optional.empty();
    }
    Draftable old = known.endpoints.get(index);
    return old.endpoint() == document.endpoints().get(index) ? Optional.of(old) : Optional.empty();
  }

  void endpoints(List<Draftable> made) {
    endpoints = made;
  }

  /// The scenario of this number in the version before, where only endpoints can make a difference
  /// to it.
  Optional<ScenarioDrafts> sameScenario(int number) {
    Workings known = before;
    return known != null && sameLayers && number < known.scenarios.size()
        ? Optional.of(known.scenarios.get(number))
        : Optional.empty();
  }

  /// In the order of the scenarios.
  void add(ScenarioDrafts scenario) {
    scenarios.add(scenario);
  }

  /// What was made of the same before.
  Optional<ScenarioDrafts.Kept> draft(
      Draftable endpoint, List<Layer> layers, List<Schedule> windows) {
    Workings known = before;
    Integer number = known == null ? null : known.number(endpoint.endpoint().id().value());
    if (known == null || number == null) {
      return Optional.empty();
    }
    for (ScenarioDrafts scenario : known.scenarios) {
      Optional<ScenarioDrafts.Kept> kept = scenario.kept(number);
      if (kept.isPresent()
          && kept.orElseThrow().layers().equals(layers)
          && kept.orElseThrow().windows().equals(windows)
          && alike(kept.orElseThrow().of(), endpoint)) {
        return kept;
      }
    }
    return Optional.empty();
  }

  private @Nullable Integer number(String id) {
    if (numbers.isEmpty()) {
      for (int i = 0; i < endpoints.size(); i++) {
        numbers.put(endpoints.get(i).endpoint().id().value(), i);
      }
    }
    return numbers.get(id);
  }

  private static boolean alike(Draftable one, Draftable other) {
    return one == other
        || one.endpoint().equals(other.endpoint())
            && one.key() == other.key()
            && one.route().isPresent() == other.route().isPresent()
            && one.station().equals(other.station())
            && one.workflow().equals(other.workflow())
            && one.flow().equals(other.flow())
            && one.refusals().equals(other.refusals())
            && one.scope().equals(other.scope());
  }

  /// The version before is let go.
  void finish() {
    before = null;
    plans.finish();
  }
}
