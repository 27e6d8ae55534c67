package dev.understudy.config.compile;

import dev.understudy.config.document.Document;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Response;
import dev.understudy.config.document.Step;
import dev.understudy.config.document.Workflow;
import dev.understudy.config.expression.Expressions;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.expression.Templates;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.random.Streams;
import dev.understudy.core.route.Route;
import dev.understudy.core.workflow.StoreRule;
import dev.understudy.core.workflow.Workflows;
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
  private final Dependencies dependencies;
  private final OutcomeLaws outcomeLaws;
  private final StorePlans stores;
  private final EndpointDrafts drafts;
  private final Layering layering;
  private final Expressions expressions;
  private final ErrorReferences references = new ErrorReferences();
  private final Workings workings;

  private Compiler(Document document, Workings workings, Report report) {
    this.document = document;
    this.workings = workings;
    this.report = report;
    this.files = new ReferredFiles(report);
    Prints prints = new Prints(file -> files.read(file).orElse(new byte[0]));
    this.laws = new Laws(files, prints, report);
    this.outcomeLaws = new OutcomeLaws(report);
    this.dependencies = new Dependencies(document, laws, outcomeLaws, prints, references, report);
    this.expressions = new Expressions(report);
    Bodies bodies = new Bodies(files, laws, new Templates(expressions, report), report);
    this.stores = new StorePlans(document, report);
    this.drafts =
        new EndpointDrafts(
            laws,
            bodies,
            new Outcomes(bodies, report),
            outcomeLaws,
            dependencies,
            stores,
            new RequestTerms(document, report),
            prints,
            references,
            report);
    this.layering = new Layering(document, report);
  }

  /// @param plan empty where there is an error
  /// @param files that the document names, there or not
  /// @param workings from which the next version of the document is compiled
  public record Compiled(Optional<Plan> plan, Set<Path> files, Workings workings) {}

  /// Compiles a document; problems are reported.
  ///
  /// @param name of the service where the document has none
  /// @param seed of all draws
  public static Compiled compile(Document document, String name, long seed, Report report) {
    return compile(document, name, seed, Optional.empty(), report);
  }

  /// The same, by what differs from a version that has been compiled.
  ///
  /// @param before workings of that version
  public static Compiled compile(
      Document document, String name, long seed, Optional<Workings> before, Report report) {
    Workings workings = Workings.of(document, seed, before);
    Compiler compiler = new Compiler(document, workings, report);
    Optional<Plan> plan = compiler.compile(name, seed);
    workings.finish();
    return new Compiled(plan, compiler.files.watched(), workings);
  }

  private Optional<Plan> compile(String name, long seed) {
    checkLayers();
    new Conflicts(document, layering, report).check();
    List<Schedule> schedules = schedules(seed);
    boolean sameRoutes = workings.takesRoutes();
    int before = doubts();
    if (!sameRoutes) {
      workings.routes(new Routes(report).of(document.endpoints()));
    }
    boolean doubtless = doubts() == before;
    List<Route> routes = workings.routes();
    List<Flow> flows = Flows.of(document, report);
    WorkflowPlans plans = new WorkflowPlans(document, flows, laws, expressions, report);
    List<Draftable> endpoints = endpoints(seed, routes, flows, plans, sameRoutes);
    workings.endpoints(endpoints);
    Workflows workflows =
        flows.isEmpty() || report.hasErrors()
            ? Workflows.NONE
            : plans.compile(seed, numbers(endpoints));
    List<StoreRule> rules = stores.rules();
    Scenarios scenarios =
        new Scenarios(
            layering, dependencies, drafts, laws, schedules, workings, this::doubts, report);
    List<Plan.Scenario> compiled = scenarios.compile(endpoints);
    references.report(report);
    if (report.hasErrors()) {
      return Optional.empty();
    }
    Plan.Exposure exposure =
        document
            .expose()
            .map(Located::value)
            .map(
                e ->
                    new Plan.Exposure(
                        e.serverTiming(),
                        e.ordinal(),
                        e.correlation().map(Located::value).orElse("")))
            .orElse(Plan.Exposure.NOTHING);
    return Optional.of(
        new Plan(
            document.name().map(Located::value).orElse(name),
            seed,
            workings.router(doubtless),
            compiled,
            layering.active(),
            exposure,
            document.cors().map(Located::value).orElse(false),
            new Workflows(workflows.spaces(), workflows.participations(), rules)));
  }

  /// An endpoint, or what a workflow makes of one, and what goes into its fingerprint first.
  ///
  /// @param index of the endpoint in the document
  /// @param station the endpoint's id, under which it queues and is limited
  /// @param workflow in which it is served; empty for an endpoint of the document
  /// @param flow layers of the workflow and the step
  /// @param refusals what workflows answer requests with that they do not expect
  /// @param scope of expressions in its replies
  record Draftable(
      Endpoint endpoint,
      int index,
      long key,
      Optional<Route> route,
      String station,
      String workflow,
      List<Layer> flow,
      List<Response> refusals,
      Scope scope) {
    Fingerprint print() {
      Fingerprint print = new Fingerprint().with(key);
      route.ifPresent(it -> Prints.route(it, print));
      return print;
    }
  }

  /// Numbers by id of what is served beside the document's endpoints.
  private static Map<String, Integer> numbers(List<Draftable> endpoints) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < endpoints.size(); i++) {
      numbers.put(endpoints.get(i).endpoint().id().value(), i);
    }
    return numbers;
  }

  private List<Draftable> endpoints(
      long seed, List<Route> routes, List<Flow> flows, WorkflowPlans plans, boolean sameRoutes) {
    if (sameRoutes && flows.isEmpty()) {
      return sameEndpoints(seed, routes, plans);
    }
    Map<Integer, Route> routeOf = new HashMap<>();
    routes.forEach(route -> routeOf.put(route.endpoint(), route));
    List<Draftable> endpoints = new ArrayList<>(document.endpoints().size());
    Map<Long, Endpoint> keys = new HashMap<>();
    for (int i = 0; i < document.endpoints().size(); i++) {
      Endpoint endpoint = document.endpoints().get(i);
      long key = Streams.key(seed, 0, endpoint.id().value());
      checkKey(key, endpoint, keys);
      endpoints.add(
          new Draftable(
              endpoint,
              i,
              key,
              Optional.ofNullable(routeOf.get(i)),
              endpoint.id().value(),
              "",
              List.of(),
              refusals(i, flows),
              plans.scope(i)));
    }
    List<String> ids = document.endpoints().stream().map(e -> e.id().value()).toList();
    for (Flow flow : flows) {
      for (Variation variation : flow.variations(ids, layering.isTouched(flow.id()))) {
        Draftable base = endpoints.get(variation.endpoint());
        Endpoint varied = base.endpoint().as(variation.id(), variation.response());
        long key = Streams.key(seed, 0, variation.id());
        checkKey(key, varied, keys);
        endpoints.add(
            new Draftable(
                varied,
                base.index(),
                key,
                base.route(),
                base.station(),
                flow.id(),
                variation.layers(),
                List.of(),
                plans.scope(base.index(), flow)));
      }
    }
    return endpoints;
  }

  /// Those of a document whose ids and requests are those of the version before.
  private List<Draftable> sameEndpoints(long seed, List<Route> routes, WorkflowPlans plans) {
    List<Draftable> endpoints = new ArrayList<>(document.endpoints().size());
    int next = 0;
    for (int i = 0; i < document.endpoints().size(); i++) {
      boolean routed = next < routes.size() && routes.get(next).endpoint() == i;
      Optional<Route> route = routed ? Optional.of(routes.get(next++)) : Optional.empty();
      Optional<Draftable> known = workings.endpoint(i);
      if (known.isPresent()) {
        endpoints.add(known.orElseThrow());
        continue;
      }
      Endpoint endpoint = document.endpoints().get(i);
      String id = endpoint.id().value();
      endpoints.add(
          new Draftable(
              endpoint,
              i,
              Streams.key(seed, 0, id),
              route,
              id,
              "",
              List.of(),
              List.of(),
              plans.scope(i)));
    }
    return endpoints;
  }

  /// How much has been told so far that has to be told again by the next compilation.
  private int doubts() {
    return report.heard() + references.heard() + files.uses();
  }

  /// What each workflow that an endpoint takes part in answers others with, in their order; one
  /// that allows everything is given a reply that is never sent.
  private static List<Response> refusals(int endpoint, List<Flow> flows) {
    List<Response> refusals = new ArrayList<>();
    for (Flow flow : flows) {
      if (flow.endpoints().get(endpoint)) {
        refusals.add(flow.refusal().orElse(Response.EMPTY));
      }
    }
    return refusals;
  }

  private void checkLayers() {
    LayerChecks checks = new LayerChecks(laws, outcomeLaws, dependencies, report);
    document.defaults().ifPresent(defaults -> checks.lasting(defaults.value(), false));
    document.endpoints().forEach(endpoint -> check(endpoint, checks));
    document.groups().forEach(group -> checks.lasting(group.behaviour(), true));
    document.workflows().forEach(it -> workflow(it, checks));
    document.scenarios().forEach(it -> it.behaviour().ifPresent(b -> checks.lasting(b, false)));
    document.windows().forEach(checks::window);
    document.dependencies().forEach(checks::dependency);
    dependencies.checkRates();
  }

  private void check(Endpoint endpoint, LayerChecks checks) {
    if (!workings.isChecked(endpoint)) {
      int before = doubts();
      checks.lasting(endpoint.behaviour(), false);
      if (doubts() > before) {
        return;
      }
    }
    workings.checked(endpoint);
  }

  private static void workflow(Workflow workflow, LayerChecks checks) {
    workflow.behaviour().ifPresent(it -> checks.lasting(it, false));
    for (Step step : workflow.steps().all()) {
      step.behaviour().ifPresent(it -> checks.lasting(it, false));
    }
  }

  /// When the windows are active; those that cannot be are reported and left out.
  private List<Schedule> schedules(long seed) {
    return document.windows().stream()
        .map(window -> Schedule.of(window, seed))
        .filter(schedule -> schedule.check(report))
        .toList();
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
}
