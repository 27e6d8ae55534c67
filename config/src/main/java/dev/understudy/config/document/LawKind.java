package dev.understudy.config.document;

import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.text.Located;
import dev.understudy.config.text.Origin;
import java.util.List;
import java.util.Optional;

/// Which distribution a [Law] is, bounds aside.
public sealed interface LawKind {
  /// Always the same.
  record Fixed(Located<Quantity> value) implements LawKind {}

  /// One of the families, by the parameters of one of its forms.
  record Parametric(String family, List<Parameter> parameters, Origin origin) implements LawKind {
    public Parametric {
      parameters = List.copyOf(parameters);
    }
  }

  /// @param value in the unit of the law, or plain
  /// @param text as written
  record Parameter(String name, double value, String text, Origin origin) {}

  /// Parts with weights.
  record Mixture(List<Part> parts, Origin origin) implements LawKind {
    public Mixture {
      parts = List.copyOf(parts);
    }
  }

  /// @param weight relative to those of the other parts
  record Part(Located<Double> weight, Law law) {}

  /// Percentiles, joined by pieces of log-normals.
  ///
  /// @param tail the shape of a Pareto tail from the last knot on; absent: the last piece goes on
  record Quantiles(List<Knot> knots, Optional<Located<Double>> tail, Origin origin)
      implements LawKind {
    public Quantiles {
      knots = List.copyOf(knots);
    }
  }

  /// @param key such as `p99.9`
  record Knot(String key, Located<Quantity> value) {}

  /// Measured values.
  ///
  /// @param column by its name in the first line, or by its number from 1; absent: the only one
  /// @param unit of the values
  /// @param smooth linear between the values; else the values themselves
  /// @param recorded in the order of the file instead of drawn
  record Samples(
      Located<String> file,
      Optional<Located<String>> column,
      String unit,
      boolean smooth,
      boolean recorded,
      Origin origin)
      implements LawKind {}

  /// A recorded HdrHistogram.
  ///
  /// @param tag of an .hlog: whose intervals are taken; absent: all
  record Histogram(Located<String> file, String unit, Optional<Located<String>> tag, Origin origin)
      implements LawKind {}

  /// A body, and a Pareto tail from a point on.
  record Spliced(Law body, Tail tail, Origin origin) implements LawKind {}

  /// @param shape of the Pareto law; the smaller the heavier
  record Tail(From from, Located<Double> shape) {}

  /// Where the tail begins.
  sealed interface From {
    /// At a percentile of the body.
    record Percentile(Located<String> key) implements From {}

    /// At a value.
    record Value(Located<Quantity> value) implements From {}
  }
}
