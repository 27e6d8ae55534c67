package dev.understudy.core.distribution;

import java.util.function.ToDoubleFunction;

/// Two unbounded coordinates of a family's parent laws, in which served facts are solved for: (ln
/// scale, ln shape) for most. A natural parameter that a form states holds its coordinate.
interface Chart {
  /// The parent law at the coordinates; without guide tables, which a search does not repay.
  Distribution at(Given given, double first, double second);

  double first(Distribution law);

  double second(Distribution law);

  /// The key of the natural parameter whose logarithm is the first coordinate; empty where there is
  /// none.
  default String firstKey() {
    return "";
  }

  default String secondKey() {
    return "";
  }

  /// Where a search for the first coordinate begins when there is no untruncated solution.
  ///
  /// @param fact the value of the first fact
  default double firstStart(double fact) {
    return Math.log(fact);
  }

  /// Where a search for the second coordinate begins when there is no untruncated solution.
  default double secondStart(Given given) {
    return 0;
  }

  /// The coordinates worth trying.
  default boolean covers(double first, double second) {
    return Math.abs(first) <= 300 && Math.abs(second) <= 14;
  }

  /// A law from its scale and its shape.
  interface ScaleShape<D extends Distribution> {
    D of(double scale, double shape);
  }

  /// The chart (ln scale, ln shape) of a family with these natural keys.
  static <D extends Distribution> Chart of(
      Class<D> type,
      ScaleShape<D> make,
      String scaleKey,
      ToDoubleFunction<D> scale,
      String shapeKey,
      ToDoubleFunction<D> shape) {
    return new Chart() {
      @Override
      public Distribution at(Given given, double first, double second) {
        return make.of(Math.exp(first), Math.exp(second));
      }

      @Override
      public double first(Distribution law) {
        return Math.log(scale.applyAsDouble(type.cast(law)));
      }

      @Override
      public double second(Distribution law) {
        return Math.log(shape.applyAsDouble(type.cast(law)));
      }

      @Override
      public String firstKey() {
        return scaleKey;
      }

      @Override
      public String secondKey() {
        return shapeKey;
      }
    };
  }
}
