package dev.understudy.config.compile;

import dev.understudy.config.data.Payloads;
import dev.understudy.config.document.Generate;
import dev.understudy.config.document.Latency;
import dev.understudy.config.document.LatencyLayer;
import dev.understudy.config.document.Law;
import dev.understudy.config.document.LawKind;
import dev.understudy.config.problem.Placed;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import dev.understudy.core.distribution.Bounds;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.distribution.Families;
import dev.understudy.core.distribution.HistogramLaw;
import dev.understudy.core.distribution.Mixture;
import dev.understudy.core.distribution.ParameterException;
import dev.understudy.core.distribution.Percentile;
import dev.understudy.core.distribution.QuantileTable;
import dev.understudy.core.distribution.Samples;
import dev.understudy.core.distribution.Scaled;
import dev.understudy.core.distribution.Shifted;
import dev.understudy.core.distribution.Spliced;
import dev.understudy.core.distribution.Warnings;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.plan.CorrelatedLatency;
import dev.understudy.core.plan.LatencyModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Laws as written to distributions. Equal laws are built once, however many endpoints state them.
final class Laws {
  private static final Latency NONE =
      new Latency(
          new Law(
              new LawKind.Fixed(Located.of(Quantity.of(Dimension.DURATION, 0))),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Origin.NONE),
          Optional.empty());

  private final ReferredFiles files;
  private final Report report;
  private final Prints prints;
  private final Map<Long, Built> latencies = new HashMap<>(); // by fingerprint

  /// @param doubted whether a warning was told of it
  /// @param fromFile whether a file was read for it
  private record Built(
      Resolved.ChangedLatency latency, LatencyModel model, boolean doubted, boolean fromFile) {}

  Laws(ReferredFiles files, Prints prints, Report report) {
    this.prints = prints;
    this.files = files;
    this.report = report;
  }

  /// The model; empty, and a problem reported, where the law cannot be met.
  Optional<LatencyModel> latency(Latency latency) {
    return latency(new Resolved.ChangedLatency(Optional.of(latency), List.of()));
  }

  /// The model of a latency that layers have changed.
  Optional<LatencyModel> latency(Resolved.ChangedLatency latency) {
    Fingerprint print = new Fingerprint();
    prints.latency(latency, print);
    Built known = latencies.get(print.value());
    if (known != null && known.latency().equals(latency)) {
      if (known.doubted()) {
        report.again();
      }
      if (known.fromFile()) {
        files.used();
      }
      return Optional.of(own(known.model()));
    }
    int heard = report.heard();
    int uses = files.uses();
    Optional<LatencyModel> built =
        model(latency.base().orElse(NONE)).map(model -> changed(model, latency.changes()));
    built.ifPresent(
        model ->
            latencies.put(
                print.value(),
                new Built(latency, model, report.heard() > heard, files.uses() > uses)));
    return built;
  }

  private static LatencyModel changed(LatencyModel model, List<LatencyLayer.Change> changes) {
    LatencyModel changed = model;
    for (LatencyLayer.Change change : changes) {
      double scale = change.scale().map(Located::value).orElse(1.0);
      double add = change.add().map(nanos -> nanos.value().value()).orElse(0.0);
      Distribution law = Shifted.of(Scaled.of(changed.law(), scale), add);
      changed =
          switch (changed) {
            case LatencyModel.Independent _ -> new LatencyModel.Independent(law);
            case CorrelatedLatency correlated -> new CorrelatedLatency(law, correlated.spearman());
            case LatencyModel.Recorded(_, var nanos, var uniforms) ->
                new LatencyModel.Recorded(
                    law, Arrays.stream(nanos).map(x -> x * scale + add).toArray(), uniforms);
          };
    }
    return changed;
  }

  /// The law of a latency that a window puts in place of another, or of a dependency's.
  ///
  /// @param who cannot have draws that depend on each other, as in `a window`
  Optional<Distribution> independent(Latency latency, String who) {
    boolean recorded =
        latency.law().kind() instanceof LawKind.Samples samples && samples.recorded();
    if (recorded || latency.correlation().isPresent()) {
      report.error(
          latency.correlation().map(Located::origin).orElse(latency.law().origin()),
          who + " cannot say how one draw depends on the one before",
          "Leave out `" + (recorded ? "order" : "correlation") + "`.");
      return Optional.empty();
    }
    return latency(latency).map(LatencyModel::law);
  }

  /// A correlated model remembers where it was, so each endpoint has one of its own.
  private static LatencyModel own(LatencyModel model) {
    return model instanceof CorrelatedLatency correlated
        ? new CorrelatedLatency(correlated.law(), correlated.spearman())
        : model;
  }

  private Optional<LatencyModel> model(Latency latency) {
    Law law = latency.law();
    if (law.kind() instanceof LawKind.Samples samples && samples.recorded()) {
      return recorded(latency, samples);
    }
    Optional<Distribution> distribution = build(law, Dimension.DURATION);
    Located<Double> correlation = latency.correlation().orElse(Located.of(0.0));
    if (correlation.value() == 0) {
      return distribution.map(LatencyModel.Independent::new);
    }
    if (distribution.isPresent() && distribution.orElseThrow().variance() == 0) {
      report.error(
          correlation.origin(),
          "a constant has no correlation",
          "Leave `correlation` out, or choose a distribution that varies.");
    }
    return distribution.map(d -> new CorrelatedLatency(d, correlation.value()));
  }

  private Optional<LatencyModel> recorded(Latency latency, LawKind.Samples samples) {
    Law law = latency.law();
    if (latency.correlation().isPresent() || !law.isUnbounded()) {
      report.error(
          samples.origin().name(),
          "`order: recorded` serves the values of the file as they are",
          "Leave out `offset`, `min`, `max` and `correlation`, or `order`.");
      return Optional.empty();
    }
    return new FileLaws(files, report)
        .samples(samples, Dimension.DURATION)
        .flatMap(
            values ->
                attempt(samples.origin(), () -> Samples.of(values, false))
                    .map(drawn -> LatencyModel.Recorded.of(drawn, values)));
  }

  /// Of an endpoint for which no layer gives a latency: no service time at all.
  LatencyModel none() {
    return latency(NONE).orElseThrow();
  }

  /// A payload of a size; empty, and a problem reported, where the law cannot be met.
  ///
  /// @param ownType whether a header gives the media type
  Optional<Body> generated(Generate generate, boolean ownType) {
    Optional<Distribution> size = build(generate.size(), Dimension.SIZE);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    try {
      Body.Generated made = Payloads.of(kind(generate.kind()), size.orElseThrow());
      return Optional.of(
          ownType
              ? new Body.Generated("", made.prefix(), made.filler(), made.suffix(), made.size())
              : made);
    } catch (Payloads.TooSmallException e) {
      report.error(
          generate.size().origin(),
          String.valueOf(e.getMessage()),
          "Add `min: " + e.least() + "B` beside the distribution, or choose larger sizes.");
      return Optional.empty();
    }
  }

  private static Payloads.Kind kind(Generate.Kind kind) {
    return switch (kind) {
      case TEXT -> Payloads.Kind.TEXT;
      case JSON -> Payloads.Kind.JSON;
      case BYTES -> Payloads.Kind.BYTES;
    };
  }

  private Optional<Distribution> build(Law law, Dimension dimension) {
    Optional<Bounds> checked = bounds(law, dimension);
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    Bounds bounds = checked.orElseThrow();
    return switch (law.kind()) {
      case LawKind.Fixed(var value) ->
          family(
              law,
              "fixed",
              List.of(
                  new LawKind.Parameter(
                      "value", value.value().value(), value.value().text(), value.origin())),
              bounds,
              dimension);
      case LawKind.Parametric(var family, var parameters, _) ->
          family(law, family, parameters, bounds, dimension);
      case LawKind.Quantiles quantiles -> quantiles(law, quantiles, bounds, dimension);
      case LawKind.Mixture mixture ->
          mixture(mixture, dimension).flatMap(made -> within(law, made, bounds, dimension));
      case LawKind.Spliced spliced ->
          spliced(spliced, dimension).flatMap(made -> within(law, made, bounds, dimension));
      case LawKind.Samples samples ->
          new FileLaws(files, report)
              .samples(samples, dimension)
              .flatMap(
                  values -> attempt(samples.origin(), () -> Samples.of(values, samples.smooth())))
              .flatMap(made -> within(law, made, bounds, dimension));
      case LawKind.Histogram histogram ->
          new FileLaws(files, report)
              .histogram(histogram, dimension)
              .flatMap(
                  table ->
                      attempt(
                          histogram.origin(),
                          () ->
                              HistogramLaw.of(
                                  table.percentiles(), table.values(), dimension::show)))
              .flatMap(made -> within(law, made, bounds, dimension));
    };
  }

  private Optional<Distribution> mixture(LawKind.Mixture mixture, Dimension dimension) {
    List<Distribution> parts = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (LawKind.Part part : mixture.parts()) {
      build(part.law(), dimension).ifPresent(parts::add);
      weights.add(part.weight().value());
    }
    return parts.size() == weights.size()
        ? attempt(mixture.origin(), () -> Mixture.of(parts, weights))
        : Optional.empty();
  }

  private Optional<Distribution> spliced(LawKind.Spliced spliced, Dimension dimension) {
    double shape = spliced.tail().shape().value();
    return build(spliced.body(), dimension)
        .flatMap(
            body ->
                switch (spliced.tail().from()) {
                  case LawKind.From.Percentile(var key) ->
                      attempt(
                          key.origin(),
                          () ->
                              Spliced.fromPercentile(
                                  body, Percentile.probability(key.value()), shape));
                  case LawKind.From.Value(var value) ->
                      attempt(
                          value.origin(),
                          () ->
                              Spliced.fromValue(
                                  body, value.value().value(), shape, dimension::show));
                });
  }

  /// The stated quantiles are those of what is served, offset included: the table is made below it.
  private Optional<Distribution> quantiles(
      Law law, LawKind.Quantiles quantiles, Bounds bounds, Dimension dimension) {
    List<LawKind.Knot> knots =
        quantiles.knots().stream()
            .sorted(Comparator.comparingDouble(knot -> Percentile.probability(knot.key())))
            .toList();
    double offset = bounds.offset();
    double[] probabilities =
        knots.stream().mapToDouble(knot -> Percentile.probability(knot.key())).toArray();
    double[] values =
        knots.stream().mapToDouble(knot -> knot.value().value().value() - offset).toArray();
    Map<String, Origin> origins = bounds(law);
    knots.forEach(knot -> origins.put(knot.key(), knot.value().origin()));
    try {
      Distribution table =
          QuantileTable.of(
              probabilities,
              values,
              Math.max(0, bounds.min() - offset),
              bounds.max() - offset,
              quantiles.tail().map(Located::value).orElse(Double.NaN),
              value -> dimension.show(value + offset));
      warn(Warnings.of(table, measured(dimension)), quantiles.origin());
      return Optional.of(Shifted.of(table, offset));
    } catch (ParameterException e) {
      refuse(e, origins, quantiles.origin());
      return Optional.empty();
    }
  }

  private Optional<Distribution> within(
      Law law, Distribution made, Bounds bounds, Dimension dimension) {
    try {
      Families.Built built = Families.bounded(made, bounds, dimension::show, measured(dimension));
      warn(built.warnings(), law.origin());
      return Optional.of(built.distribution());
    } catch (ParameterException e) {
      refuse(e, bounds(law), law.origin());
      return Optional.empty();
    }
  }

  private Optional<Distribution> family(
      Law law,
      String family,
      List<LawKind.Parameter> parameters,
      Bounds bounds,
      Dimension dimension) {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, Origin> origins = bounds(law);
    for (LawKind.Parameter parameter : parameters) {
      values.put(parameter.name(), parameter.value());
      origins.put(parameter.name(), parameter.origin());
    }
    Origin origin = law.kind() instanceof LawKind.Parametric p ? p.origin() : law.origin();
    try {
      Families.Built built =
          Families.build(family, values, bounds, dimension::show, measured(dimension));
      warn(built.warnings(), origin);
      return Optional.of(built.distribution());
    } catch (ParameterException e) {
      refuse(e, origins, origin);
      return Optional.empty();
    }
  }

  private Optional<Distribution> attempt(Origin origin, Supplier<Distribution> make) {
    try {
      return Optional.of(make.get());
    } catch (ParameterException e) {
      refuse(e, Map.of(), origin);
      return Optional.empty();
    }
  }

  /// At the parameter that the exception names, where it was written.
  private void refuse(ParameterException e, Map<String, Origin> origins, Origin otherwise) {
    Placed where = origins.getOrDefault(e.parameter(), otherwise);
    report.error(where, String.valueOf(e.getMessage()), e.mend());
  }

  private void warn(List<String> warnings, Origin origin) {
    warnings.forEach(warning -> report.warning(origin, warning, ""));
  }

  private static Map<String, Origin> bounds(Law law) {
    Map<String, Origin> origins = new HashMap<>();
    law.offset().ifPresent(offset -> origins.put("offset", offset.origin()));
    law.min().ifPresent(min -> origins.put("min", min.origin()));
    law.max().ifPresent(max -> origins.put("max", max.origin()));
    return origins;
  }

  private static dev.understudy.core.distribution.Quantity measured(Dimension dimension) {
    return dimension == Dimension.SIZE
        ? dev.understudy.core.distribution.Quantity.SIZE
        : dev.understudy.core.distribution.Quantity.TIME;
  }

  private Optional<Bounds> bounds(Law law, Dimension dimension) {
    double offset = value(law.offset(), 0);
    double min = value(law.min(), 0);
    double max = value(law.max(), Double.POSITIVE_INFINITY);
    if (!(max > min)) {
      report.error(
          law.max().map(Located::origin).orElse(law.origin()),
          "`max` " + dimension.show(max) + " is not above `min` " + dimension.show(min),
          "");
      return Optional.empty();
    }
    return Optional.of(new Bounds(offset, min, max));
  }

  private static double value(Optional<Located<Quantity>> quantity, double unsaid) {
    return quantity.map(q -> q.value().value()).orElse(unsaid);
  }
}
