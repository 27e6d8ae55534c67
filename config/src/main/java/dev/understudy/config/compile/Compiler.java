package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Response;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Route;
import dev.understudy.core.route.Router;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Document to plan: checks everything, resolves the layers of each endpoint, makes laws, replies
/// and routes.
public final class Compiler {
  private final Document document;
  private final Report report;
  private final ReferredFiles files;
  private final Laws laws;
  private final Bodies bodies;
  private final Outcomes outcomes;
  private final OutcomeLaws outcomeLaws;
  private final Prints prints;

  private Compiler(Document document, Report report) {
    this.document = document;
    this.report = report;
    this.files = new ReferredFiles(report);
    this.prints = new Prints(file -> files.read(file).orElse(new byte[0]));
    this.laws = new Laws(files, prints, report);
    this.bodies = new Bodies(files, laws, report);
    this.outcomes = new Outcomes(bodies, report);
    this.outcomeLaws = new OutcomeLaws(report);
  }

  /// @param plan empty where there is an error
  /// @param files that the document names, there or not
  public record Compiled(Optional<Plan> plan, Set<Path> files) {}

  /// Compiles a document; problems are reported.
  ///
  /// @param name of the service where the document has none
  /// @param seed of all draws
  public static Compiled compile(Document document, String name, long seed, Report report) {
    Compiler compiler = new Compiler(document, report);
    Optional<Plan> plan = compiler.compile(name, seed);
    return new Compiled(plan, compiler.files.watched());
  }

  private Optional<Plan> compile(String name, long seed) {
    document.defaults().ifPresent(defaults -> checkLayer(defaults.value()));
    List<Route> routes = new Routes(report).of(document.endpoints());
    Map<Integer, Route> routeOf = new HashMap<>();
    routes.forEach(route -> routeOf.put(route.endpoint(), route));
    List<EndpointPlan> plans = new ArrayList<>(document.endpoints().size());
    Map<Long, Endpoint> keys = new HashMap<>();
    for (int i = 0; i < document.endpoints().size(); i++) {
      Endpoint endpoint = document.endpoints().get(i);
      long key = Streams.key(seed, 0, endpoint.id().value());
      checkKey(key, endpoint, keys);
      checkLayer(endpoint.behaviour());
      plan(endpoint, key, Optional.ofNullable(routeOf.get(i))).ifPresent(plans::add);
    }
    if (report.hasErrors()) {
      return Optional.empty();
    }
    Plan.Exposure exposure =
        document
            .expose()
            .map(Located::value)
            .map(e -> new Plan.Exposure(e.serverTiming(), e.ordinal()))
            .orElse(Plan.Exposure.NOTHING);
    return Optional.of(
        new Plan(
            document.name().map(Located::value).orElse(name),
            seed,
            plans,
            Router.of(routes),
            exposure,
            document.cors().map(Located::value).orElse(false)));
  }

  /// What one layer says is checked even where a higher one replaces it.
  private void checkLayer(Behaviour behaviour) {
    if (behaviour.latency() instanceof Facet.Given<Latency>(var latency, _)) {
      laws.latency(latency);
    }
    if (behaviour.errors() instanceof Facet.Given<List<NamedError>>(var errors, _)) {
      outcomeLaws.checkLayer(errors);
      errors.forEach(error -> error.latency().ifPresent(laws::latency));
    }
  }

  /// Two endpoints with one key would have the same draws. With 64 bits and 100,000 endpoints this
  /// happens once in 4 billion configurations.
  private void checkKey(long key, Endpoint endpoint, Map<Long, Endpoint> keys) {
    Endpoint other = keys.putIfAbsent(key, endpoint);
    if (other != null && !other.id().value().equals(endpoint.id().value())) {
      report.error(
          endpoint.id().origin(),
          "this id would give the same draws as \"" + other.id().value() + '"',
          "Two ids met by chance in the generator's key. Choose another id or seed.",
          new Problem.Related(other.id().origin().place(), "the other one"));
    }
  }

  private Optional<EndpointPlan> plan(Endpoint endpoint, long key, Optional<Route> route) {
    Resolved resolved = Resolved.of(document, endpoint);
    Fingerprint print = new Fingerprint().with(key);
    route.ifPresent(r -> Prints.route(r, print));
    Optional<LatencyModel> latency =
        resolved
            .latency()
            .standing()
            .map(step -> laws.latency(step.value()))
            .orElseGet(() -> Optional.of(laws.none()));
    resolved.latency().standing().ifPresent(step -> prints.latency(step.value(), print));
    Reply reply = bodies.reply(endpoint.response().orElse(Response.EMPTY));
    List<OutcomePlan> plans = new ArrayList<>();
    Outcome success = new Outcome.Success(reply);
    prints.outcome(success, print);
    latency.ifPresent(model -> plans.add(new OutcomePlan(OutcomePlan.SUCCESS, model, success)));
    List<NamedError> errors = resolved.standingErrors();
    for (NamedError error : errors) {
      Outcome outcome = outcomes.of(error, reply);
      prints.error(error, print);
      prints.outcome(outcome, print);
      error
          .latency()
          .map(laws::latency)
          .orElse(latency)
          .ifPresent(
              model ->
                  plans.add(
                      new OutcomePlan(
                          error.name().value(), model, error.latency().isPresent(), outcome)));
    }
    Optional<OutcomeLaw> law = outcomeLaws.of(errors, endpoint.id());
    return law.filter(l -> l.size() == plans.size())
        .map(l -> new EndpointPlan(endpoint.id().value(), key, print.value(), l, plans));
  }
}
