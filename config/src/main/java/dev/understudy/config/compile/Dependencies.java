package dev.understudy.config.compile;

import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Dependency;
import dev.understudy.config.document.Document;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.Response;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Report;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.load.Contention;
import dev.understudy.core.outcome.OutcomeLaw;
import dev.understudy.core.plan.DependencyLaws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is called: its laws, checked and made once; then, for each scenario, with its windows.
final class Dependencies {
  /// Calls of one request, here and further down: each has its draws and its place in the record.
  private static final long MOST_CALLS = 10_000;

  private static final long MANY = 1_000_000_000_000L; // the sum stops here

  private final Laws laws;
  private final OutcomeLaws outcomeLaws;
  private final Prints prints;
  private final ErrorReferences references;
  private final Map<String, Base> bases = new LinkedHashMap<>();
  private final Set<String> windowed = new HashSet<>(); // those that windows give a station
  private final Map<String, Double> least = new HashMap<>(); // times, in nanoseconds
  private final Map<String, Long> calls = new HashMap<>();
  private final boolean acyclic; // and small enough to be walked call by call

  /// A dependency without windows.
  ///
  /// @param index its number in the document
  record Base(int index, Dependency written, Distribution latency, List<StandingError> errors) {}

  Dependencies(
      Document document,
      Laws laws,
      OutcomeLaws outcomeLaws,
      Prints prints,
      ErrorReferences references,
      Report report) {
    this.laws = laws;
    this.outcomeLaws = outcomeLaws;
    this.prints = prints;
    this.references = references;
    for (int i = 0; i < document.dependencies().size(); i++) {
      Dependency written = document.dependencies().get(i);
      Distribution latency =
          written
              .latency()
              .map(it -> laws.independent(it, "a dependency"))
              .orElseGet(() -> Optional.of(laws.none().law()))
              .orElseGet(() -> laws.none().law());
      bases.put(
          written.id().value(),
          new Base(i, written, latency, written.errors().stream().map(this::error).toList()));
    }
    for (Window window : document.windows()) {
      if (window.behaviour().capacity().isSaid() || window.behaviour().contention().isSaid()) {
        window.on().dependencies().forEach(name -> windowed.add(name.value()));
      }
    }
    acyclic = CallCycles.check(document.dependencies(), report) && areBounded(report);
  }

  /// As an error that windows can change like any other.
  private StandingError error(Dependency.Failure failure) {
    NamedError named =
        new NamedError(
            failure.name(),
            failure.rate(),
            Response.EMPTY,
            failure.latency(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            failure.origin());
    failure.latency().ifPresent(own -> laws.independent(own, "a dependency"));
    return new StandingError(failure.name().value(), named, failure.rate().value().value());
  }

  Optional<Base> find(String id) {
    return Optional.ofNullable(bases.get(id));
  }

  List<String> ids() {
    return List.copyOf(bases.keySet());
  }

  /// In the order of the document.
  List<Base> all() {
    return List.copyOf(bases.values());
  }

  /// Reports rates of more than everything.
  void checkRates() {
    for (Base base : all()) {
      outcomeLaws.checkLayer(base.errors().stream().map(StandingError::error).toList());
    }
  }

  /// Reports who is the first to make too many calls, and answers whether nobody does.
  private boolean areBounded(Report report) {
    boolean bounded = true;
    for (Base base : all()) {
      List<CallStep> steps = base.written().calls();
      long most =
          SyntheticOutcomes.flat(steps).stream()
              .mapToLong(it -> calls(it.to().value()))
              .max()
              .orElse(0);
      if (calls(steps) > MOST_CALLS) {
        bounded = false;
        if (most <= MOST_CALLS) {
          tooMany(steps, report);
        }
      }
    }
    return bounded;
  }

  /// Reports calls that would make a request too large.
  void checkCalls(List<CallStep> steps, Report report) {
    if (acyclic && calls(steps) > MOST_CALLS) {
      tooMany(steps, report);
    }
  }

  private void tooMany(List<CallStep> steps, Report report) {
    report.error(
        SyntheticOutcomes.flat(steps).getFirst().origin(),
        "one request would make "
            + String.format(Locale.ROOT, "%,d", calls(steps))
            + " calls, those of its dependencies included",
        "It can make "
            + String.format(Locale.ROOT, "%,d", MOST_CALLS)
            + " at most. Take some out.");
  }

  /// How many calls these are, those that they lead to included; without retries.
  private long calls(List<CallStep> steps) {
    long sum = 0;
    for (CallStep.Call call : SyntheticOutcomes.flat(steps)) {
      sum = Math.min(MANY, sum + 1 + calls(call.to().value()));
    }
    return sum;
  }

  private long calls(String dependency) {
    Long known = calls.get(dependency);
    if (known == null) {
      known = find(dependency).map(it -> calls(it.written().calls())).orElse(0L);
      calls.put(dependency, known);
    }
    return known;
  }

  /// The least time in which a call can end well, in nanoseconds: its service, and the calls that
  /// have to end well for that.
  double leastNanos(Base base) {
    String id = base.written().id().value();
    Double known = least.get(id);
    if (known == null) {
      known = base.latency().lower() + (acyclic ? leastNanos(base.written().calls()) : 0);
      least.put(id, known);
    }
    return known;
  }

  private double leastNanos(List<CallStep> steps) {
    double sum = 0;
    for (CallStep step : steps) {
      sum +=
          switch (step) {
            case CallStep.Call call ->
                call.onFailure().isPresent() // its failure will do, and that can be at once
                    ? 0
                    : find(call.to().value()).map(this::leastNanos).orElse(0.0);
            case CallStep.Sequence sequence -> leastNanos(sequence.steps());
            case CallStep.Parallel parallel ->
                parallel.branches().stream()
                    .mapToDouble(it -> leastNanos(List.of(it)))
                    .max()
                    .orElse(0);
          };
    }
    return sum;
  }

  /// A station, contention or a breaker, there or further down.
  private boolean isStaged(Base base) {
    return base.written().capacity().isPresent()
        || base.written().contention().isPresent()
        || base.written().breaker().isPresent()
        || windowed.contains(base.written().id().value())
        || areStaged(base.written().calls());
  }

  /// Whether calls have to be decided in event order.
  boolean areStaged(List<CallStep> calls) {
    return acyclic
        && SyntheticOutcomes.flat(calls).stream()
            .anyMatch(call -> find(call.to().value()).filter(this::isStaged).isPresent());
  }

  /// The windows of a scenario that touch a dependency, as they act on its laws.
  record Behaviour(
      Distribution latency,
      OutcomeLaw failures,
      List<Optional<Distribution>> own,
      WindowPlans windows,
      List<Timed<dev.understudy.core.load.Capacity>> capacities,
      List<Timed<Contention>> contentions,
      long fingerprint) {
    boolean isCalendar() {
      return windows.isCalendar() || Timed.isCalendar(capacities) || Timed.isCalendar(contentions);
    }

    DependencyLaws at(long epochNanos) {
      return new DependencyLaws(
          latency,
          failures,
          own,
          windows.modulation(epochNanos),
          windows.stalls(epochNanos),
          isCalendar()
              ? new Fingerprint().with(fingerprint).with(epochNanos).value()
              : fingerprint);
    }
  }

  /// @param armed windows that touch it
  Optional<Behaviour> behaviour(Base base, List<Schedule> armed) {
    Fingerprint print = new Fingerprint().with(base.written().id().value());
    Dependency written = base.written();
    written.latency().ifPresent(it -> prints.latency(it, print));
    written.capacity().ifPresent(it -> print.with(Stations.capacity(it.value()).toString()));
    written
        .capacity()
        .flatMap(it -> it.value().holds())
        .ifPresent(it -> print.with(it.value().toString()));
    written.contention().ifPresent(it -> print.with(it.value().toString()));
    written.breaker().ifPresent(it -> print.with(it.value().rule().toString()));
    prints.calls(written.calls(), print);
    StandingErrors standing = new StandingErrors(base.written().id().value(), references, false);
    base.errors().forEach(standing::set);
    WindowEffects effects = new WindowEffects(standing, laws);
    armed.forEach(it -> effects.prepare(it.window()));
    List<StandingError> errors = standing.all();
    List<Optional<Distribution>> own = new ArrayList<>();
    for (StandingError error : errors) {
      prints.error(error, print);
      own.add(error.error().latency().flatMap(it -> laws.independent(it, "a dependency")));
    }
    WindowPlans windows = WindowPlans.of(armed, effects, prints, print);
    LoadWindows loads = new LoadWindows(armed);
    Timed.print("capacity", loads.capacities(), print);
    Timed.print("contention", loads.contentions(), print);
    return outcomeLaws
        .of(errors, base.written().id())
        .map(
            law ->
                new Behaviour(
                    base.latency(),
                    law,
                    own,
                    windows,
                    loads.capacities(),
                    loads.contentions(),
                    print.value()));
  }
}
