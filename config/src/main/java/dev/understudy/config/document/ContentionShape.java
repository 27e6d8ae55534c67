package dev.understudy.config.document;

import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.quantity.Quantity;
import dev.understudy.config.shape.Lazy;
import dev.understudy.config.shape.ObjectShape;
import dev.understudy.config.shape.QuantityShape;
import dev.understudy.config.shape.Scalars;
import dev.understudy.config.shape.Several;
import dev.understudy.config.shape.Shape;
import dev.understudy.core.load.Contention;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How contention is written.
final class ContentionShape {
  private static final int MOST_POINTS = 1000;
  private static final long MOST_REQUESTS = 10_000_000;

  static final Shape<Contention> SHAPE = new Lazy<>(ContentionShape::contention);

  private ContentionShape() {}

  private static Shape<Contention> contention() {
    ObjectShape<Contention> object =
        ObjectShape.of(
            "contention",
            "a contention",
            "How service time grows with the number of requests in service.");
    var linear =
        object.optional("linear", linear(), "1 + perRequest for each request beyond `above`.");
    var usl =
        object.optional(
            "usl", usl(), "The universal scalability law: 1 + sigma (k-1) + kappa k (k-1).");
    var table =
        object.optional(
            "table",
            Several.list("a table", point(), 1, MOST_POINTS),
            "Factors at numbers of requests, straight lines between; the last slope goes on.");
    var collapse =
        object.optional(
            "collapse",
            collapse(),
            "1 up to the knee, (k/knee)^power above: beyond 1 it collapses.");
    object.exactlyOne(List.of("linear", "usl", "table", "collapse"));
    object.check(
        (bound, report) ->
            bound
                .find(table)
                .ifPresent(
                    points -> {
                      for (int i = 1; i < points.size(); i++) {
                        if (points.get(i).at() <= points.get(i - 1).at()) {
                          report.error(
                              bound.origin(table),
                              "the points do not rise: "
                                  + points.get(i).at()
                                  + " comes after "
                                  + points.get(i - 1).at(),
                              "Write them by number of requests, each once.");
                          return;
                        }
                      }
                      int last = points.size() - 1;
                      if (last > 0 && points.get(last).factor() < points.get(last - 1).factor()) {
                        report.error(
                            bound.origin(table),
                            "the last slope falls, and goes on below zero",
                            "Write a last point whose factor is not below the one before.");
                      }
                    }));
    return object.buildIf(
        bound -> {
          Optional<Contention> tabled =
              bound.find(table).filter(ContentionShape::isTable).map(Contention.Table::new);
          return Stream.of(
                  bound.find(linear).map(Contention.class::cast),
                  bound.find(usl).map(Contention.class::cast),
                  tabled,
                  bound.find(collapse).map(Contention.class::cast))
              .flatMap(Optional::stream)
              .findFirst();
        },
        (contention, out) -> {
          switch (contention) {
            case Contention.Linear it -> out.put(linear, it);
            case Contention.Usl it -> out.put(usl, it);
            case Contention.Table(var points) -> out.put(table, points);
            case Contention.Collapse it -> out.put(collapse, it);
          }
        });
  }

  private static boolean isTable(List<Contention.Point> points) {
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).at() <= points.get(i - 1).at()) {
        return false;
      }
    }
    int last = points.size() - 1;
    return last == 0 || points.get(last).factor() >= points.get(last - 1).factor();
  }

  private static Shape<Contention.Linear> linear() {
    ObjectShape<Contention.Linear> object =
        ObjectShape.of("contentionLinear", "`linear`", "Each further request slows by as much.");
    var perRequest =
        object.required(
            "perRequest",
            new QuantityShape(Dimension.SHARE),
            "Growth of the service time for each request: 2%.");
    var above =
        object.optional(
            "above",
            Scalars.integer("a number of requests", 0, MOST_REQUESTS),
            "Requests that do not disturb each other; 1 unless said.");
    return object.buildIf(
        bound ->
            bound
                .find(perRequest)
                .map(
                    growth ->
                        new Contention.Linear(growth.value(), bound.get(above, 1L).intValue())),
        (linear, out) ->
            out.put(perRequest, exact(linear.perRequest())).put(above, (long) linear.above()));
  }

  /// A share with all its digits.
  private static Quantity exact(double share) {
    return new Quantity(
        Dimension.SHARE, share, dev.understudy.config.text.Scalar.number(share).text());
  }

  private static Shape<Contention.Usl> usl() {
    ObjectShape<Contention.Usl> object =
        ObjectShape.of("contentionUsl", "`usl`", "The universal scalability law.");
    var sigma =
        object.required(
            "sigma", Scalars.within("`sigma`", 0, 1), "Share of the work that is serial, 0 to 1.");
    var kappa =
        object.required(
            "kappa",
            Scalars.number("`kappa`", 0, true),
            "Cost of keeping each pair of requests in agreement.");
    return object.buildIf(
        bound ->
            bound.find(sigma).flatMap(s -> bound.find(kappa).map(k -> new Contention.Usl(s, k))),
        (usl, out) -> out.put(sigma, usl.sigma()).put(kappa, usl.kappa()));
  }

  private static Shape<Contention.Point> point() {
    ObjectShape<Contention.Point> object =
        ObjectShape.of("contentionPoint", "a point", "A factor at a number of requests.");
    var at =
        object.required(
            "at",
            Scalars.integer("a number of requests", 1, MOST_REQUESTS),
            "Requests in service.");
    var factor =
        object.required(
            "factor", Scalars.number("a factor", 0, false), "On the service time with so many.");
    return object.buildIf(
        bound ->
            bound
                .find(at)
                .flatMap(k -> bound.find(factor).map(f -> new Contention.Point(k.intValue(), f))),
        (point, out) -> out.put(at, (long) point.at()).put(factor, point.factor()));
  }

  private static Shape<Contention.Collapse> collapse() {
    ObjectShape<Contention.Collapse> object =
        ObjectShape.of("contentionCollapse", "`collapse`", "No harm up to the knee.");
    var knee =
        object.required(
            "knee",
            Scalars.integer("a number of requests", 1, MOST_REQUESTS),
            "Requests up to which nothing slows.");
    var power =
        object.required(
            "power",
            Scalars.number("a power", 0, false),
            "1: throughput levels off beyond the knee; more: it falls.");
    return object.buildIf(
        bound ->
            bound
                .find(knee)
                .flatMap(k -> bound.find(power).map(p -> new Contention.Collapse(k.intValue(), p))),
        (collapse, out) -> out.put(knee, (long) collapse.knee()).put(power, collapse.power()));
  }
}
