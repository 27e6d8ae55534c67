package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import dev.understudy.config.compile.EndpointDraft.Limited;
import dev.understudy.config.compile.EndpointDraft.Paced;
import dev.understudy.config.compile.EndpointDraft.SharedUse;
import dev.understudy.config.document.Bandwidth;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.Per;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.document.Response;
import dev.understudy.config.expression.Scope;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.LatencyModel;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.OutcomePlan;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.plan.Terms;
import dev.understudy.core.plan.Transfer;
import dev.understudy.core.workflow.StoreUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the drafts of endpoints.
final class EndpointDrafts {
  private static final int MOST_CLIENTS = 100_000; // with a limiter of their own: 10 MB

  private static final int NEVER = -1; // number of an outcome that cannot come

  private final Laws laws;
  private final Bodies bodies;
  private final Outcomes outcomes;
  private final OutcomeLaws outcomeLaws;
  private final Dependencies dependencies;
  private final StorePlans stores;
  private final RequestTerms terms;
  private final Prints prints;
  private final ErrorReferences references;
  private final WindowRates windowRates;
  private final WindowStructure structure;
  private final Report report;

  EndpointDrafts(
      Laws laws,
      Bodies bodies,
      Outcomes outcomes,
      OutcomeLaws outcomeLaws,
      Dependencies dependencies,
      StorePlans stores,
      RequestTerms terms,
      Prints prints,
      ErrorReferences references,
      Report report) {
    this.laws = laws;
    this.bodies = bodies;
    this.outcomes = outcomes;
    this.outcomeLaws = outcomeLaws;
    this.dependencies = dependencies;
    this.stores = stores;
    this.terms = terms;
    this.prints = prints;
    this.references = references;
    this.windowRates = new WindowRates(report);
    this.structure = new WindowStructure(report);
    this.report = report;
  }

  /// The draft; empty, and a problem reported, where something cannot be made.
  ///
  /// @param armed windows that touch it, in the order in which they act at an activation in 1970
  Optional<EndpointDraft> draft(Draftable drafted, Resolved resolved, List<Schedule> armed) {
    Endpoint endpoint = drafted.endpoint();
    Fingerprint print = drafted.print();
    Optional<LatencyModel> latency = laws.latency(resolved.standingLatency());
    prints.latency(resolved.standingLatency(), print);
    Response written = endpoint.response().orElse(Response.EMPTY);
    Reply plain = bodies.reply(written, drafted.scope());
    Reply reply = endpoint.store().map(use -> stores.reply(use, written, plain)).orElse(plain);
    StandingErrors standing = resolved.standing(endpoint.id().value(), references);
    WindowEffects effects = new WindowEffects(standing, laws);
    armed.forEach(schedule -> effects.prepare(schedule.window()));
    List<StandingError> errors = standing.all();
    List<OutcomePlan> plans = new ArrayList<>();
    Outcome success = new Outcome.Success(reply);
    prints.outcome(success, print);
    latency.ifPresent(model -> plans.add(new OutcomePlan(OutcomePlan.SUCCESS, model, success)));
    for (StandingError error : errors) {
      plan(error, reply, latency, drafted.scope(), print).ifPresent(plans::add);
    }
    Optional<OutcomeLaw> law = outcomeLaws.of(errors, endpoint.id());
    if (law.isEmpty() || law.orElseThrow().size() != plans.size()) {
      return Optional.empty();
    }
    WindowPlans windows = WindowPlans.of(armed, effects, prints, print);
    windowRates.check(endpoint, law.orElseThrow(), windows);
    LoadWindows loads = new LoadWindows(armed);
    SyntheticOutcomes synthetic =
        new SyntheticOutcomes(plans, bodies, laws.none(), latency.orElseThrow(), drafted.scope());
    SharedUse shared = shared(drafted.station(), resolved, loads, synthetic, print);
    List<Integer> outOfOrder = drafted.refusals().stream().map(synthetic::outOfOrder).toList();
    Optional<StoreUse> store =
        endpoint.store().flatMap(use -> stores.use(use, endpoint, synthetic));
    store.ifPresent(use -> print.with(use.toString()));
    Terms taken = terms.of(endpoint, synthetic);
    if (!taken.isNone()) {
      print.with(terms.print(endpoint));
    }
    for (OutcomePlan added : plans.subList(law.orElseThrow().size(), plans.size())) {
      prints.outcome(added.outcome(), print.with(added.name()));
    }
    return Optional.of(
        new EndpointDraft(
            endpoint.id().value(),
            drafted.key(),
            print.value(),
            law.orElseThrow(),
            plans,
            windows,
            shared,
            dependencies.areStaged(shared.allCalls()),
            transfer(resolved, loads, print),
            outOfOrder,
            store,
            taken));
  }

  private Optional<OutcomePlan> plan(
      StandingError error,
      Reply reply,
      Optional<LatencyModel> latency,
      Scope scope,
      Fingerprint print) {
    Outcome outcome = outcomes.of(error.error(), reply, scope);
    prints.error(error, print);
    prints.outcome(outcome, print);
    Optional<Latency> own = error.error().latency();
    return own.map(laws::latency)
        .orElse(latency)
        .map(model -> new OutcomePlan(error.name(), model, own.isPresent(), outcome));
  }

  private SharedUse shared(
      String id,
      Resolved resolved,
      LoadWindows windows,
      SyntheticOutcomes synthetic,
      Fingerprint print) {
    if (resolved.bearsNoLoad() && windows.bearNoLoad()) {
      return SharedUse.NOTHING;
    }
    structure.check(id, resolved, windows);
    Optional<Capacity> below = resolved.capacity().value();
    Optional<Capacity> capacity = given(windows.standing(resolved.capacity(), Behaviour::capacity));
    Stations.warnUnbounded(resolved, report);
    boolean holds = capacity.flatMap(Capacity::holds).map(Located::value).orElse(true);
    boolean bounded = windows.bounds(below, Capacity::queue);
    boolean impatient = windows.bounds(below, Capacity::timeout);
    Optional<Chain.Step<RateLimit>> limit =
        windows.standing(resolved.rateLimit(), Behaviour::rateLimit);
    Optional<Limited> limited =
        limit.map(step -> new Limited(limit(id, step, resolved.rateLimit()), windows.allowances()));
    EndpointDraft.Calls calls = calls(resolved.calls().value().orElse(List.of()), synthetic);
    SharedUse use =
        new SharedUse(
            Stations.station(id, resolved, windows),
            holds,
            capacity.filter(_ -> bounded).map(synthetic::queueFull).orElse(NEVER),
            capacity.filter(_ -> impatient).map(synthetic::queueTimeout).orElse(NEVER),
            limited,
            given(limit).map(synthetic::rateLimited).orElse(NEVER),
            calls,
            windows.calls().stream()
                .map(each -> new Timed<>(each.schedule(), calls(each.value(), synthetic)))
                .toList(),
            link(id, windows.standing(resolved.bandwidth(), Behaviour::bandwidth)));
    print(use, holds, print);
    return use;
  }

  private static <T> Optional<T> given(Optional<Chain.Step<T>> step) {
    return step.flatMap(it -> it.facet().given());
  }

  private static EndpointDraft.Calls calls(List<CallStep> steps, SyntheticOutcomes synthetic) {
    List<CallStep.Call> flat = SyntheticOutcomes.flat(steps);
    return new EndpointDraft.Calls(
        steps,
        flat.stream().map(synthetic::failed).toList(),
        flat.stream().map(call -> call.to().value()).toList());
  }

  private void print(SharedUse use, boolean holds, Fingerprint print) {
    use.station()
        .ifPresent(
            it -> {
              print.with(it.pool().toString()).with(holds ? 1L : 0L);
              Timed.print("capacity", it.capacities(), print);
              Timed.print("contention", it.contentions(), print);
            });
    use.limit()
        .ifPresent(
            it -> {
              print.with(it.limit().toString());
              Timed.print("rateLimit", it.windows(), print);
            });
    use.link().ifPresent(it -> print.with(it.toString()));
    prints.calls(use.calls().steps(), print);
    for (Timed<EndpointDraft.Calls> other : use.otherCalls()) {
      other.schedule().print(print.with("calls"));
      prints.calls(other.value().steps(), print);
    }
  }

  /// @param step that says who shares it
  private static Limit limit(String id, Chain.Step<RateLimit> step, Chain<RateLimit> below) {
    RateLimit limit = step.facet().given().orElseThrow();
    boolean always = below.standing().isPresent();
    return new Limit(
        Stations.scope(id, step.layer(), limit.per()),
        always ? limit.rate().value().value() * 1e9 : Double.POSITIVE_INFINITY,
        always ? burst(limit) : 1,
        limit.per().filter(per -> per.value() == Per.CLIENT).isPresent(),
        limit.client().map(header -> header.value().toLowerCase(java.util.Locale.ROOT)),
        MOST_CLIENTS,
        limit.delay().map(most -> (long) Math.rint(most.value().value())).orElse(0L));
  }

  /// That of one second where none is written.
  static int burst(RateLimit limit) {
    long second = Math.max(1, Math.round(limit.rate().value().value() * 1e9));
    return (int)
        (long) limit.burst().map(Located::value).orElse(Math.min(second, Integer.MAX_VALUE));
  }

  private static Optional<Plan.Link> link(String id, Optional<Chain.Step<Bandwidth>> standing) {
    return standing.flatMap(
        step -> {
          Bandwidth bandwidth = step.facet().given().orElseThrow();
          Per per = bandwidth.per().map(Located::value).orElse(Per.RESPONSE);
          boolean shared = per == Per.ENDPOINT || per == Per.GROUP;
          return bandwidth
              .response()
              .filter(_ -> shared)
              .map(
                  rate ->
                      new Plan.Link(
                          Stations.scope(id, step.layer(), bandwidth.per()), rate.value().value()));
        });
  }

  private static Paced transfer(Resolved resolved, LoadWindows windows, Fingerprint print) {
    Optional<Bandwidth> standing =
        given(windows.standing(resolved.bandwidth(), Behaviour::bandwidth));
    if (standing.isEmpty()) {
      return Paced.UNPACED;
    }
    Optional<Bandwidth> below = resolved.bandwidth().value();
    Transfer transfer =
        new Transfer(
            LoadWindows.perSecond(below.flatMap(Bandwidth::response)),
            LoadWindows.perSecond(below.flatMap(Bandwidth::request)),
            switch (standing.flatMap(Bandwidth::per).map(Located::value).orElse(Per.RESPONSE)) {
              case RESPONSE, ALL -> Transfer.Scope.RESPONSE;
              case CONNECTION -> Transfer.Scope.CONNECTION;
              case CLIENT -> Transfer.Scope.CLIENT;
              case ENDPOINT, GROUP -> Transfer.Scope.ENDPOINT;
            },
            -1);
    Paced paced = new Paced(transfer, windows.responses(), windows.requests());
    print.with(transfer.toString());
    Timed.print("response", paced.responses(), print);
    Timed.print("request", paced.requests(), print);
    return paced;
  }
}
