package dev.understudy.core.plan;

import dev.understudy.core.dependency.BreakerRule;
import dev.understudy.core.dependency.Dependency;
import dev.understudy.core.route.Router;
import dev.understudy.core.schedule.Occurrences;
import dev.understudy.core.workflow.Workflows;
import java.util.List;
import java.util.Optional;

/// A whole configuration, compiled: immutable, replaced by one volatile write.
///
/// @param name of the service that is stood in for
/// @param seed of all draws
/// @param router answers with indices into [Scenario#endpoints]
/// @param scenarios at least one; they differ in behaviour, not in routes
/// @param active index of the scenario to begin with
/// @param exposure what replies tell about the decision
/// @param cors whether browsers of other origins are let in: preflights answered,
///   `Access-Control-Allow-Origin: *` sent
/// @param workflows in which endpoints take part
public record Plan(
    String name,
    long seed,
    Router router,
    List<Scenario> scenarios,
    int active,
    Exposure exposure,
    boolean cors,
    Workflows workflows) {
  /// What replies tell about the decision. Off unless asked for.
  ///
  /// @param serverTiming the decided parts as a `Server-Timing` field
  /// @param ordinal the request's ordinal as `X-Understudy-Ordinal`
  /// @param correlation name of the header that a reply repeats from its request; empty for none
  public record Exposure(boolean serverTiming, boolean ordinal, String correlation) {
    public static final Exposure NOTHING = new Exposure(false, false);

    /// Without a correlation.
    public Exposure(boolean serverTiming, boolean ordinal) {
      this(serverTiming, ordinal, "");
    }
  }

  /// A named state of the whole service.
  ///
  /// @param id its name
  /// @param calendar whether some window goes by the calendar, so that the scenario has to be made
  ///   anew for each activation
  public interface Scenario {
    String id();

    boolean calendar();

    /// The behaviour of all endpoints for an activation at `epochNanos` (UTC, since 1970); the same
    /// object each time unless [#calendar].
    Behaviours at(long epochNanos);
  }

  /// What a scenario makes of all endpoints.
  ///
  /// @param endpoints in the order of the document
  /// @param variants what steps of workflows make of endpoints; numbered on from the endpoints
  /// @param windows that are armed, in the order in which they act
  public record Behaviours(
      List<EndpointPlan> endpoints,
      List<EndpointPlan> variants,
      Resources resources,
      List<Window> windows) {
    public Behaviours {
      endpoints = List.copyOf(endpoints);
      variants = List.copyOf(variants);
      windows = List.copyOf(windows);
    }

    /// Without windows.
    public Behaviours(List<EndpointPlan> endpoints, Resources resources) {
      this(endpoints, List.of(), resources, List.of());
    }

    /// Endpoints, then variants: all that requests are served as.
    public List<EndpointPlan> served() {
      if (variants.isEmpty()) {
        return endpoints;
      }
      List<EndpointPlan> served = new java.util.ArrayList<>(endpoints);
      served.addAll(variants);
      return java.util.Collections.unmodifiableList(served);
    }
  }

  /// An armed window, for who asks which are active. What it does is part of the endpoints and
  /// dependencies that it acts on.
  ///
  /// @param id for metrics
  public record Window(String id, Occurrences occurrences) {}

  /// What endpoints share, found by index.
  public record Resources(
      List<Pool> pools,
      List<Limit> limits,
      List<Dependency> dependencies,
      List<BreakerRule> breakers,
      List<Link> links) {
    public static final Resources NONE =
        new Resources(List.of(), List.of(), List.of(), List.of(), List.of());

    public Resources {
      pools = List.copyOf(pools);
      limits = List.copyOf(limits);
      dependencies = List.copyOf(dependencies);
      breakers = List.copyOf(breakers);
      links = List.copyOf(links);
    }
  }

  /// A bandwidth that transfers share.
  ///
  /// @param name for metrics
  public record Link(String name, double bytesPerSecond) {}

  public Plan {
    scenarios = List.copyOf(scenarios);
  }

  /// A plan without workflows.
  public Plan(
      String name,
      long seed,
      Router router,
      List<Scenario> scenarios,
      int active,
      Exposure exposure,
      boolean cors) {
    this(name, seed, router, scenarios, active, exposure, cors, Workflows.NONE);
  }

  /// A plan of one scenario in which nothing is shared.
  public Plan(
      String name,
      long seed,
      List<EndpointPlan> endpoints,
      Router router,
      Exposure exposure,
      boolean cors) {
    this(
        name,
        seed,
        router,
        List.of(constant("default", new Behaviours(endpoints, Resources.NONE))),
        0,
        exposure,
        cors,
        Workflows.NONE);
  }

  /// A scenario without calendar windows.
  public static Scenario constant(String id, Behaviours behaviours) {
    return new Scenario() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public boolean calendar() {
        return false;
      }

      @Override
      public Behaviours at(long epochNanos) {
        return behaviours;
      }
    };
  }

  /// The endpoints of the scenario to begin with, as of an activation in 1970.
  public List<EndpointPlan> endpoints() {
    return scenarios.get(active).at(0).endpoints();
  }

  /// These, then what workflows make of them.
  public List<EndpointPlan> served() {
    return scenarios.get(active).at(0).served();
  }

  public Optional<Scenario> scenario(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }
}
