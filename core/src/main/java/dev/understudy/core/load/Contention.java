package dev.understudy.core.load;

import java.util.List;

/// Service slowed by concurrency: the service time of a request is its draw times [#factor] of the
/// requests in service when it starts, itself included. Frozen for the request: what comes later
/// does not slow it down.
public sealed interface Contention {
  /// Factor > 0 on the service time with `inService` >= 1 requests.
  double factor(int inService);

  /// No contention at all.
  Contention NONE = new Linear(0, 0);

  /// 1 + perRequest max(0, k - above).
  ///
  /// @param perRequest growth for each request, >= 0: 0.02 is 2 %
  /// @param above requests that do not disturb each other
  record Linear(double perRequest, int above) implements Contention {
    public Linear {
      if (!(perRequest >= 0) || Double.isInfinite(perRequest) || above < 0) {
        throw new IllegalArgumentException("perRequest " + perRequest + ", above " + above);
      }
    }

    @Override
    public double factor(int inService) {
      return 1 + perRequest * Math.max(0, inService - above);
    }
  }

  /// The universal scalability law: 1 + sigma (k-1) + kappa k (k-1). Throughput k/(factor x service
  /// time) is highest at [#peak] and falls beyond it. Gunther (2007), "Guerrilla Capacity
  /// Planning", ch. 4.
  ///
  /// @param sigma share of the work that is serial, 0..1
  /// @param kappa cost of keeping each pair in agreement, >= 0
  record Usl(double sigma, double kappa) implements Contention {
    public Usl {
      if (!(sigma >= 0 && sigma <= 1) || !(kappa >= 0) || Double.isInfinite(kappa)) {
        throw new IllegalArgumentException(
            "sigma must be in 0..1 and kappa >= 0 but are " + sigma + " and " + kappa);
      }
    }

    @Override
    public double factor(int inService) {
      double others = inService - 1.0;
      return 1 + sigma * others + kappa * inService * others;
    }

    /// Requests in service at which throughput is highest; infinite for kappa = 0.
    public double peak() {
      return kappa == 0 ? Double.POSITIVE_INFINITY : Math.sqrt((1 - sigma) / kappa);
    }
  }

  /// Straight lines between points; below the first its factor, beyond the last its slope goes on.
  ///
  /// @param points at least one, rising in `at`, factors > 0, the last slope not falling
  record Table(List<Point> points) implements Contention {
    public Table {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("a table of contention needs a point");
      }
      for (int i = 1; i < points.size(); i++) {
        if (points.get(i).at() <= points.get(i - 1).at()) {
          throw new IllegalArgumentException("points must rise in `at`: " + points);
        }
      }
      if (points.size() > 1 && points.getLast().factor() < points.get(points.size() - 2).factor()) {
        throw new IllegalArgumentException(
            "the last slope goes on, so it must not fall towards 0: " + points);
      }
    }

    @Override
    public double factor(int inService) {
      Point first = points.getFirst();
      if (inService <= first.at() || points.size() == 1) {
        return first.factor();
      }
      int i = 1;
      while (i < points.size() - 1 && points.get(i).at() < inService) {
        i++;
      }
      Point low = points.get(i - 1);
      Point high = points.get(i);
      return low.factor()
          + (high.factor() - low.factor()) * (inService - low.at()) / (high.at() - low.at());
    }
  }

  /// One line of a [Table].
  record Point(int at, double factor) {
    public Point {
      if (at < 1 || !(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException(
            "a point needs at >= 1 and a factor > 0 but has " + at + " and " + factor);
      }
    }
  }

  /// 1 up to the knee, (k/knee)^power above: throughput levels off for power 1 and falls for more.
  record Collapse(int knee, double power) implements Contention {
    public Collapse {
      if (knee < 1 || !(power > 0) || Double.isInfinite(power)) {
        throw new IllegalArgumentException(
            "knee must be >= 1 and power > 0 but are " + knee + " and " + power);
      }
    }

    @Override
    public double factor(int inService) {
      return inService <= knee ? 1 : Math.pow((double) inService / knee, power);
    }
  }
}
