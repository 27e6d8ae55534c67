package dev.understudy.config.compile;

import dev.understudy.config.document.Bandwidth;
import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Capacity;
import dev.understudy.config.document.Dependency;
import dev.understudy.config.document.ErrorsLayer;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.NamedError;
import dev.understudy.config.document.OnFailure;
import dev.understudy.config.document.Payload;
import dev.understudy.config.document.Per;
import dev.understudy.config.document.RateLimit;
import dev.understudy.config.document.Window;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.problem.Suggestion;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one layer says is checked by itself, even where a higher one replaces it.
final class LayerChecks {
  private final Report report;
  private final Laws laws;
  private final OutcomeLaws outcomeLaws;
  private final Dependencies dependencies;

  LayerChecks(Laws laws, OutcomeLaws outcomeLaws, Dependencies dependencies, Report report) {
    this.report = report;
    this.laws = laws;
    this.outcomeLaws = outcomeLaws;
    this.dependencies = dependencies;
  }

  /// A behaviour that holds all the time.
  ///
  /// @param group whether a group gives it
  void lasting(Behaviour behaviour, boolean group) {
    if (behaviour.latency() instanceof Facet.Given<LatencyLayer>(LatencyLayer.Replace(var l), _)) {
      laws.latency(l);
    }
    behaviour.errors().given().ifPresent(this::errors);
    if (behaviour.stall().isSaid()) {
      report.error(
          behaviour.stall().origin().name(),
          "a stall ends with its window, and this is none",
          "Write it in the behaviour of a window: `windows: {gc: {on: all, at: {...}, behaviour:"
              + " {stall: true}}}`.");
    }
    if (!group) {
      refuseGroup(behaviour.capacity().given().flatMap(Capacity::per));
      refuseGroup(behaviour.rateLimit().given().flatMap(RateLimit::per));
      refuseGroup(behaviour.bandwidth().given().flatMap(Bandwidth::per));
    }
    behaviour.calls().given().ifPresent(steps -> calls(steps, false));
  }

  private void refuseGroup(Optional<Located<Per>> per) {
    per.filter(it -> it.value() == Per.GROUP)
        .ifPresent(
            it ->
                report.error(
                    it.origin(),
                    "`per: group` stands outside of a group",
                    "The members of a group share what the group's own behaviour gives."));
  }

  private void errors(ErrorsLayer layer) {
    outcomeLaws.checkLayer(layer.named());
    outcomeLaws.checkLayer(layer.added());
    layer.named().forEach(error -> error.latency().ifPresent(laws::latency));
    layer.added().forEach(error -> error.latency().ifPresent(laws::latency));
  }

  /// A window's behaviour.
  void window(Window window) {
    Behaviour behaviour = window.behaviour();
    behaviour.errors().given().ifPresent(this::errors);
    refuseGroup(behaviour.capacity().given().flatMap(Capacity::per));
    refuseGroup(behaviour.rateLimit().given().flatMap(RateLimit::per));
    refuseGroup(behaviour.bandwidth().given().flatMap(Bandwidth::per));
    behaviour.calls().given().ifPresent(steps -> calls(steps, false));
    stall(window);
    if (!window.on().dependencies().isEmpty()) {
      behaviour.errors().given().ifPresent(layer -> seenByNobody(layer, window));
    }
    if (touchesDependenciesOnly(window)) {
      behaviour.capacity().given().ifPresent(this::capacity);
      refuse(behaviour.rateLimit(), "rateLimit", "Limit its callers, or give it a capacity.");
      refuse(behaviour.bandwidth(), "bandwidth", "Give it a latency that grows instead.");
      refuse(
          behaviour.calls(),
          "calls",
          "Let the window change the dependency that is called instead.");
    }
    if (behaviour.equals(Behaviour.NONE)) {
      report.warning(
          window.id().origin(),
          "the window changes nothing",
          "Its behaviour gives `latency`, `errors`, `capacity` or another facet.");
    }
  }

  /// Errors of a dependency come by chance, and only their rate and time matter.
  private void seenByNobody(ErrorsLayer layer, Window window) {
    boolean alone = touchesDependenciesOnly(window);
    for (NamedError error :
        Stream.concat(layer.named().stream(), layer.added().stream()).toList()) {
      error
          .meanRun()
          .ifPresent(
              run ->
                  report.error(
                      run.origin().name(),
                      "errors of a dependency have no runs",
                      "Tries of many callers have no order: they fail by chance. Leave `meanRun`"
                          + " out, or make a window of its own for the dependency."));
      boolean answers =
          error.corrupt().isPresent()
              || error.fault().isPresent()
              || !error.reply().headers().isEmpty()
              || !(error.reply().payload() instanceof Payload.None);
      if (alone && answers) {
        report.error(
            error.name().origin(),
            "what a dependency answers is seen by nobody",
            "The call fails. Give a rate, a `status` and perhaps a `latency`.");
      }
    }
  }

  private static boolean touchesDependenciesOnly(Window window) {
    return !window.on().all()
        && window.on().endpoints().isEmpty()
        && window.on().groups().isEmpty()
        && window.on().workflows().isEmpty();
  }

  private void refuse(Facet<?> facet, String name, String help) {
    if (facet.isSaid()) {
      report.error(
          facet.origin().name(), "a window cannot change `" + name + "` of a dependency", help);
    }
  }

  private void stall(Window window) {
    switch (window.behaviour().stall()) {
      case Facet.Absent<Boolean> _ -> {}
      case Facet.None<Boolean>(var origin) -> noStall(origin);
      case Facet.Given<Boolean>(var stalls, var origin) -> {
        if (!stalls) {
          noStall(origin);
        }
        if (window.at().duration().isEmpty()) {
          report.error(
              origin.name(),
              "a stall without a duration never ends",
              "Give `at` a duration, such as 300ms.");
        }
        window
            .ramp()
            .ifPresent(
                ramp ->
                    report.error(
                        ramp.origin().name(),
                        "a stall has no ramp",
                        "Things move or they do not. Leave `ramp` out, or put the stall into a"
                            + " window of its own."));
      }
    }
  }

  private void noStall(Origin origin) {
    report.error(
        origin, "without a stall there is nothing to say", "Write `stall: true`, or leave it out.");
  }

  /// A dependency: its capacity answers nobody.
  void dependency(Dependency dependency) {
    dependency.capacity().ifPresent(it -> capacity(it.value()));
    calls(dependency.calls(), true);
  }

  private void capacity(Capacity capacity) {
    String help = "Its caller sees a call that failed; give that an `onFailure`.";
    capacity.whenFull().ifPresent(it -> refuseAnswer(it.origin(), "whenFull", help));
    capacity.whenTimeout().ifPresent(it -> refuseAnswer(it.origin(), "whenTimeout", help));
    capacity
        .per()
        .ifPresent(
            it ->
                refuseAnswer(
                    it.origin(), "per", "All callers of a dependency share its capacity."));
  }

  private void refuseAnswer(Origin where, String key, String help) {
    report.error(where.name(), "the capacity of a dependency has no `" + key + "`", help);
  }

  private void calls(List<CallStep> steps, boolean ofDependency) {
    for (CallStep.Call call : SyntheticOutcomes.flat(steps)) {
      Optional<Dependencies.Base> to = dependencies.find(call.to().value());
      if (to.isEmpty()) {
        missing(call.to());
      } else {
        to.ifPresent(base -> times(call, base));
      }
      call.onFailure().ifPresent(it -> onFailure(it, ofDependency));
    }
    if (!ofDependency) {
      dependencies.checkCalls(steps, report);
    }
  }

  private void missing(Located<String> to) {
    List<String> known = dependencies.ids();
    String help =
        known.isEmpty()
            ? "The configuration has no dependency. Write one: `dependencies: {"
                + to.value()
                + ": {latency: 20ms}}`."
            : Suggestion.of(to.value(), known)
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("There is " + String.join(", ", known) + ".");
    report.error(to.origin(), "there is no dependency \"" + to.value() + '"', help);
  }

  private void onFailure(Located<OnFailure> onFailure, boolean ofDependency) {
    if (onFailure.value() instanceof OnFailure.Fallback(var latency)) {
      laws.independent(latency, "a fallback");
    }
    if (ofDependency && onFailure.value() instanceof OnFailure.Answer) {
      report.error(
          onFailure.origin().name(),
          "what a dependency answers is seen by nobody",
          "Without `onFailure` the failure is passed on to its caller; or write `ignore`, or a"
              + " `fallback`.");
    }
  }

  /// A time limit below the least service time fails every call.
  private void times(CallStep.Call call, Dependencies.Base base) {
    tooShort("timeout", call.timeout(), base);
    tooShort("deadline", call.deadline(), base);
  }

  private void tooShort(String key, Optional<Located<Quantity>> limit, Dependencies.Base base) {
    double least = dependencies.leastNanos(base);
    limit
        .filter(it -> it.value().value() < least)
        .ifPresent(
            it ->
                report.error(
                    it.origin(),
                    "a "
                        + key
                        + " of "
                        + it.value()
                        + " is shorter than "
                        + (least > base.latency().lower()
                            ? "the least time of its service and the calls it waits for, of "
                            : "the least service time of ")
                        + base.written().id().value()
                        + ", "
                        + dev.understudy.config.quantity.Dimension.DURATION.show(least),
                    "Every call would fail. Write a longer one.",
                    new Problem.Related(
                        base.written()
                            .latency()
                            .map(latency -> latency.law().origin())
                            .orElse(base.written().id().origin())
                            .place(),
                        "its service time")));
  }
}
