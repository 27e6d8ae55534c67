package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.CallStep;
import dev.understudy.config.document.Facet;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.Law;
import dev.understudy.config.document.LawKind;
import dev.understudy.config.document.OnFailure;
import dev.understudy.config.document.Response;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Damage;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.outcome.Reply;
import dev.understudy.core.plan.Modulation;
import dev.understudy.core.route.Condition;
import dev.understudy.core.route.Route;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What goes into an endpoint's [Fingerprint]. Values go in by what they mean: `0.5s` is `500ms`,
/// and a file is its content.
final class Prints {
  private static final int SHORT = 1024;

  private final Function<Located<String>, byte[]> contents;
  private final Map<byte[], Long> prints = new IdentityHashMap<>();

  /// @param contents of a file that has been read before
  Prints(Function<Located<String>, byte[]> contents) {
    this.contents = contents;
  }

  static void route(Route route, Fingerprint print) {
    print.with(route.method()).with(route.path());
    for (Condition condition : route.conditions()) {
      print.with(condition.canonical());
    }
  }

  /// Its rate and run; its outcome goes in on its own.
  void error(StandingError standing, Fingerprint print) {
    print.with(standing.name()).with(standing.rate());
    print.with(standing.error().meanRun().map(Located::value).orElse(0.0));
    standing.error().latency().ifPresent(latency -> latency(latency, print));
  }

  void latency(Resolved.ChangedLatency latency, Fingerprint print) {
    latency.base().ifPresent(base -> latency(base, print));
    latency.changes().forEach(change -> change(change, print));
  }

  static void change(LatencyLayer.Change change, Fingerprint print) {
    print.with("change").with(change.scale().map(Located::value).orElse(1.0));
    print.with(change.add().map(nanos -> nanos.value().value()).orElse(0.0));
  }

  void latency(Latency latency, Fingerprint print) {
    law(latency.law(), print.with("latency"));
    print.with(latency.correlation().map(Located::value).orElse(0.0));
  }

  private void law(Law law, Fingerprint print) {
    quantity(law.offset(), print);
    quantity(law.min(), print);
    quantity(law.max(), print);
    switch (law.kind()) {
      case LawKind.Fixed(var value) -> print.with("fixed").with(value.value().value());
      case LawKind.Parametric(var family, var parameters, _) -> {
        print.with(family);
        // The order in which they are written means nothing.
        parameters.stream()
            .sorted(java.util.Comparator.comparing(LawKind.Parameter::name))
            .forEach(parameter -> print.with(parameter.name()).with(parameter.value()));
      }
      case LawKind.Mixture(var parts, _) -> {
        print.with("mixture");
        for (LawKind.Part part : parts) {
          law(part.law(), print.with(part.weight().value()));
        }
      }
      case LawKind.Quantiles(var knots, var tail, _) -> {
        print.with("quantiles").with(tail.map(Located::value).orElse(0.0));
        knots.stream()
            .sorted(java.util.Comparator.comparing(LawKind.Knot::key))
            .forEach(knot -> print.with(knot.key()).with(knot.value().value().value()));
      }
      case LawKind.Samples samples -> {
        bytes(contents.apply(samples.file()), print.with("samples"));
        print.with(samples.unit());
        print.with(samples.column().map(Located::value).orElse(""));
        print.with((samples.smooth() ? 1L : 0L) + (samples.recorded() ? 2L : 0L));
      }
      case LawKind.Histogram histogram -> {
        bytes(contents.apply(histogram.file()), print.with("histogram"));
        print.with(histogram.unit());
        print.with(histogram.tag().map(Located::value).orElse(""));
      }
      case LawKind.Spliced(var body, var tail, _) -> {
        law(body, print.with("spliced").with(tail.shape().value()));
        switch (tail.from()) {
          case LawKind.From.Percentile(var key) -> print.with(key.value());
          case LawKind.From.Value(var value) -> print.with(value.value().value());
        }
      }
    }
  }

  /// What a window does; its outcomes go in on their own.
  void effect(Behaviour behaviour, Modulation.Effect effect, Fingerprint print) {
    switch (behaviour.latency()) {
      case Facet.Absent<LatencyLayer> _ -> {}
      case Facet.None<LatencyLayer> _ -> print.with("none");
      case Facet.Given<LatencyLayer>(LatencyLayer.Replace(var own), _) -> latency(own, print);
      case Facet.Given<LatencyLayer>(LatencyLayer.Change change, _) -> change(change, print);
    }
    print.with(effect.errors().toString()); // records of numbers
  }

  void calls(List<CallStep> steps, Fingerprint print) {
    print.with((long) steps.size());
    for (CallStep step : steps) {
      switch (step) {
        case CallStep.Call call -> call(call, print);
        case CallStep.Parallel(var branches, var failFast, _) -> {
          print.with("parallel").with(failFast.map(Located::value).orElse(true) ? 1L : 0L);
          calls(branches, print);
        }
        case CallStep.Sequence(var inner, _) -> calls(inner, print.with("sequence"));
      }
    }
  }

  private void call(CallStep.Call call, Fingerprint print) {
    print.with(call.to().value());
    quantity(call.timeout(), print);
    quantity(call.deadline(), print);
    call.retry().ifPresent(retry -> print.with(CallTrees.retry(retry).toString()));
    switch (call.onFailure().map(Located::value).orElse(new OnFailure.Answer(Response.EMPTY))) {
      case OnFailure.Answer _ -> print.with("answer"); // an outcome of the endpoint
      case OnFailure.Ignore _ -> print.with("ignore");
      case OnFailure.Fallback(var latency) -> latency(latency, print.with("fallback"));
    }
  }

  private static void quantity(Optional<Located<Quantity>> quantity, Fingerprint print) {
    print.with(quantity.map(q -> q.value().value()).orElse(-1.0));
  }

  /// Bytes that several endpoints share are looked at once.
  private void bytes(byte[] bytes, Fingerprint print) {
    if (bytes.length <= SHORT) {
      print.with(bytes);
    } else {
      print.with(prints.computeIfAbsent(bytes, b -> new Fingerprint().with(b).value()));
    }
  }

  void outcome(Outcome outcome, Fingerprint print) {
    reply(outcome.reply(), print);
    switch (outcome) {
      case Outcome.Success _ -> print.with("success");
      case Outcome.ErrorResponse _ -> print.with("error");
      case Outcome.Corrupt(_, var damage, var declared) -> {
        damage(damage, print.with(declared ? 1L : 0L));
      }
      case Outcome.Broken(_, var fault) -> print.with(fault.toString()); // records of numbers
    }
  }

  private static void damage(Damage damage, Fingerprint print) {
    switch (damage) {
      case Damage.Truncate(var share) -> print.with("truncate").with(share);
      case Damage.Replace(var with) -> print.with("replace").with(with);
      case Damage.FlipBits(var count) -> print.with("flipBits").with((long) count);
      case Damage.Garble(var share) -> print.with("garble").with(share);
    }
  }

  private void reply(Reply reply, Fingerprint print) {
    reply.statuses().forEach(status -> print.with((long) status));
    for (Header header : reply.headers()) {
      print.with(header.name()).with(header.value());
    }
    for (Reply.RenderedHeader header : reply.rendered()) {
      print.with(header.name()).with(header.value().source());
    }
    print.with(reply.body().contentType());
    body(reply.body(), print);
  }

  private void body(Body body, Fingerprint print) {
    switch (body) {
      case Body.Fixed(_, var bytes) -> bytes(bytes, print);
      case Body.Templated(_, var template) -> print.with(template.source());
      case Body.Examples(_, var examples) -> {
        for (Body.Example example : examples) {
          print.with(example.name()).with(example.below());
          body(example.body(), print);
        }
      }
      case Body.Generated(_, var prefix, var filler, var suffix, var size) -> {
        print.with(prefix).with(filler).with(suffix);
        // Laws are immutable records; three quantiles tell any two written sizes apart.
        for (double u : List.of(0.01, 0.5, 0.99)) {
          print.with(size.quantile(u));
        }
      }
    }
  }
}
