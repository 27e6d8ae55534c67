package dev.understudy.config.compile;

import dev.understudy.config.compile.Compiler.Draftable;
import dev.understudy.config.compile.EndpointDraft.SharedUse;
import dev.understudy.config.document.Bandwidth;
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
import dev.understudy.core.plan.Pool;
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
  private final Prints prints;
  private final ErrorReferences references;
  private final WindowRates windowRates;
  private final Report report;

  EndpointDrafts(
      Laws laws,
      Bodies bodies,
      Outcomes outcomes,
      OutcomeLaws outcomeLaws,
      Dependencies dependencies,
      StorePlans stores,
      Prints prints,
      ErrorReferences references,
      Report report) {
    this.laws = laws;
    this.bodies = bodies;
    this.outcomes = outcomes;
    this.outcomeLaws = outcomeLaws;
    this.dependencies = dependencies;
    this.stores = stores;
    this.prints = prints;
    this.references = references;
    this.windowRates = new WindowRates(report);
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
    SyntheticOutcomes synthetic =
        new SyntheticOutcomes(plans, bodies, laws.none(), latency.orElseThrow(), drafted.scope());
    SharedUse shared = shared(drafted.station(), resolved, synthetic, print);
    List<Integer> outOfOrder = drafted.refusals().stream().map(synthetic::outOfOrder).toList();
    Optional<StoreUse> store =
        endpoint.store().flatMap(use -> stores.use(use, endpoint, synthetic));
    store.ifPresent(use -> print.with(use.toString()));
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
            dependencies.areStaged(shared.calls()),
            transfer(resolved, print),
            outOfOrder,
            store));
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
      String id, Resolved resolved, SyntheticOutcomes synthetic, Fingerprint print) {
    if (resolved.bearsNoLoad()) {
      return SharedUse.NOTHING;
    }
    Optional<Capacity> capacity = resolved.capacity().value();
    Optional<Pool> pool = Stations.pool(id, resolved);
    Stations.warnUnbounded(resolved, report);
    boolean holds = capacity.flatMap(Capacity::holds).map(Located::value).orElse(true);
    Optional<RateLimit> limit = resolved.rateLimit().value();
    List<CallStep> calls = resolved.calls().value().orElse(List.of());
    List<CallStep.Call> flat = SyntheticOutcomes.flat(calls);
    SharedUse use =
        new SharedUse(
            pool,
            holds,
            capacity.filter(it -> it.queue().isPresent()).map(synthetic::queueFull).orElse(NEVER),
            capacity
                .filter(it -> it.timeout().isPresent())
                .map(synthetic::queueTimeout)
                .orElse(NEVER),
            limit.map(it -> limit(id, it, resolved)),
            limit.map(synthetic::rateLimited).orElse(NEVER),
            calls,
            flat.stream().map(synthetic::failed).toList(),
            flat.stream().map(call -> call.to().value()).toList(),
            link(id, resolved));
    use.pool().ifPresent(it -> print.with(it.toString()).with(holds ? 1L : 0L));
    use.limit().ifPresent(it -> print.with(it.toString()));
    use.link().ifPresent(it -> print.with(it.toString()));
    prints.calls(calls, print);
    return use;
  }

  private static Limit limit(String id, RateLimit limit, Resolved resolved) {
    Layer layer = resolved.rateLimit().standing().orElseThrow().layer();
    double perSecond = limit.rate().value().value() * 1e9;
    return new Limit(
        Stations.scope(id, layer, limit.per()),
        perSecond,
        burst(limit),
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

  private static Optional<Plan.Link> link(String id, Resolved resolved) {
    return resolved
        .bandwidth()
        .standing()
        .flatMap(
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
                              Stations.scope(id, step.layer(), bandwidth.per()),
                              rate.value().value()));
            });
  }

  private static Transfer transfer(Resolved resolved, Fingerprint print) {
    Optional<Bandwidth> written = resolved.bandwidth().value();
    if (written.isEmpty()) {
      return Transfer.UNPACED;
    }
    Bandwidth bandwidth = written.orElseThrow();
    Transfer transfer =
        new Transfer(
            bandwidth.response().map(it -> it.value().value()).orElse(Double.POSITIVE_INFINITY),
            bandwidth.request().map(it -> it.value().value()).orElse(Double.POSITIVE_INFINITY),
            switch (bandwidth.per().map(Located::value).orElse(Per.RESPONSE)) {
              case RESPONSE, ALL -> Transfer.Scope.RESPONSE;
              case CONNECTION -> Transfer.Scope.CONNECTION;
              case CLIENT -> Transfer.Scope.CLIENT;
              case ENDPOINT, GROUP -> Transfer.Scope.ENDPOINT;
            },
            -1);
    print.with(transfer.toString());
    return transfer;
  }
}
