package dev.understudy.config.compile;

import dev.understudy.config.data.Payloads;
import dev.understudy.config.document.Generate;
import dev.understudy.config.document.Latency;
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
import dev.understudy.core.distribution.ParameterException;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.plan.LatencyModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
  private final Map<Latency, LatencyModel> latencies = new HashMap<>();

  Laws(ReferredFiles files, Report report) {
    this.files = files;
    this.report = report;
  }

  /// The model; empty, and a problem reported, where the law cannot be met.
  Optional<LatencyModel> latency(Latency latency) {
    LatencyModel known = latencies.get(latency);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<LatencyModel> built =
        build(latency.law(), Dimension.DURATION).map(LatencyModel.Independent::new);
    built.ifPresent(model -> latencies.put(latency, model));
    return built;
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
    Optional<Bounds> bounds = bounds(law, dimension);
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    return switch (law.kind()) {
      case LawKind.Fixed(var value) ->
          family(
              "fixed",
              Map.of("value", value.value().value()),
              bounds.orElseThrow(),
              dimension,
              Map.of(),
              value.origin());
      case LawKind.Parametric(var family, var parameters, var origin) -> {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Origin> origins = new HashMap<>();
        for (LawKind.Parameter parameter : parameters) {
          values.put(parameter.name(), parameter.value());
          origins.put(parameter.name(), parameter.origin());
        }
        yield family(family, values, bounds.orElseThrow(), dimension, origins, origin);
      }
      default -> {
        report.error(law.origin(), "this distribution is not supported yet", "");
        yield Optional.empty();
      }
    };
  }

  private Optional<Distribution> family(
      String family,
      Map<String, Double> values,
      Bounds bounds,
      Dimension dimension,
      Map<String, Origin> origins,
      Origin origin) {
    try {
      Families.Built built =
          Families.build(family, values, bounds, dimension::show, measured(dimension));
      built.warnings().forEach(warning -> report.warning(origin, warning, ""));
      return Optional.of(built.distribution());
    } catch (ParameterException e) {
      Placed where = origins.getOrDefault(e.parameter(), origin);
      report.error(where, String.valueOf(e.getMessage()), e.mend());
      return Optional.empty();
    }
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
