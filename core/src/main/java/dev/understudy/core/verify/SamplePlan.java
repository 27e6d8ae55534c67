package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How many requests one endpoint takes for each thing that will be judged of it.
///
/// @param rows mean and quantiles of its times, of errors with times of their own, then the rates
///   and the run lengths
public record SamplePlan(String endpoint, List<Row> rows) {
  /// @param interval requests until the 95 % interval is one margin wide to each side; empty: no
  ///   number is enough, or not asked
  /// @param pass requests until the verdict is pass with power 90 % if the service is exact; empty:
  ///   no number is enough
  public record Row(Facet facet, String subject, OptionalLong interval, OptionalLong pass) {}

  public SamplePlan {
    rows = List.copyOf(rows);
  }

  /// @param margin relative, in (0, 1)
  public static SamplePlan of(EndpointModel model, double margin) {
    SampleSizes sizes = new SampleSizes(margin);
    List<Row> rows = new ArrayList<>();
    double shared = 1; // share of the requests whose times follow the endpoint's own law
    for (ErrorModel error : model.errors()) {
      shared -= error.latency().isPresent() ? error.rate() : 0;
    }
    double inflation = model.innovations().inflation();
    if (model.latency().isPresent()) {
      times(rows, sizes, model.latency().get(), "", inflation, shared);
    }
    for (ErrorModel error : model.errors()) {
      Optional<Distribution> own = error.latency();
      own.ifPresent(law -> times(rows, sizes, law, " of " + error.name(), inflation, error.rate()));
    }
    for (int i = 0; i < model.errors().size(); i++) {
      outcome(rows, sizes, model.errors().get(i), model.inflation(i));
    }
    return new SamplePlan(model.endpoint(), rows);
  }

  /// The most that any row needs to pass; empty if one of them never does.
  public OptionalLong passesAll() {
    long most = 0;
    for (Row row : rows) {
      if (row.pass().isEmpty()) {
        return OptionalLong.empty();
      }
      most = Math.max(most, row.pass().getAsLong());
    }
    return OptionalLong.of(most);
  }

  private static void times(
      List<Row> rows,
      SampleSizes sizes,
      Distribution law,
      String of,
      double inflation,
      double share) {
    rows.add(
        new Row(
            Facet.MEAN,
            "mean" + of,
            requests(sizes.meanInterval(law, inflation), share),
            requests(sizes.meanPass(law, inflation), share)));
    for (double p : TimeFidelity.QUANTILES) {
      rows.add(
          new Row(
              Facet.QUANTILE,
              TimeFidelity.name(p) + of,
              requests(sizes.quantileInterval(law, p, inflation), share),
              requests(sizes.quantilePass(law, p, inflation), share)));
    }
  }

  private static void outcome(
      List<Row> rows, SampleSizes sizes, ErrorModel error, double inflation) {
    double rate = error.rate();
    if (rate == 0) {
      return; // what never happens needs no number
    }
    rows.add(
        new Row(
            Facet.RATE,
            error.name(),
            sizes.rateInterval(rate, inflation),
            sizes.ratePass(rate, inflation)));
    error
        .meanRun()
        .ifPresent(
            run ->
                rows.add(
                    new Row(
                        Facet.RUN_LENGTH,
                        error.name(),
                        OptionalLong.empty(),
                        requests(sizes.meanRunPass(run), rate))));
  }

  /// So many requests hold n of a share.
  private static OptionalLong requests(OptionalLong n, double share) {
    return n.isEmpty() || !(share > 0)
        ? OptionalLong.empty()
        : OptionalLong.of((long) Math.ceil(n.getAsLong() / share));
  }
}
