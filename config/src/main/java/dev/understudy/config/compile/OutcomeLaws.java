package dev.understudy.config.compile;

import dev.understudy.config.document.NamedError;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.quantity.Dimension;
import dev.understudy.config.shape.Words;
import dev.understudy.config.text.Located;
import dev.understudy.core.outcome.OutcomeLaw;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rates and runs to the law of outcomes. Equal ones are solved once.
final class OutcomeLaws {
  /// Rates are decimal numbers; their sum in binary may miss 1 by so much.
  private static final double ROUNDING = 1e-9;

  private final Report report;
  private final Map<List<OutcomeLaw.ErrorRate>, OutcomeLaw> solved = new HashMap<>();

  OutcomeLaws(Report report) {
    this.report = report;
  }

  /// Reports the errors of one layer whose rates are more than everything.
  void checkLayer(List<NamedError> errors) {
    double sum = sum(errors);
    if (sum <= 1 + ROUNDING || report.isFull()) {
      return;
    }
    double below = 0;
    NamedError over = errors.getFirst();
    for (NamedError error : errors) {
      below += error.rate().value().value();
      over = error;
      if (below > 1 + ROUNDING) {
        break;
      }
    }
    List<Problem.Related> others = new ArrayList<>();
    for (NamedError error : errors) {
      if (error != over) {
        others.add(
            new Problem.Related(
                error.rate().origin().place(), error.name().value() + " " + error.rate().value()));
      }
    }
    report.error(
        over.rate().origin(),
        "the error rates sum to " + Dimension.SHARE.show(sum),
        "Errors are disjoint outcomes of one draw, so together they have at most 100%.",
        others.toArray(Problem.Related[]::new));
  }

  /// The law of the errors that hold in the end; empty, and a problem reported, where there is
  /// none.
  ///
  /// @param endpoint for a warning where layers together are more than everything
  Optional<OutcomeLaw> of(List<StandingError> errors, Located<String> endpoint) {
    double sum = errors.stream().mapToDouble(StandingError::rate).sum();
    double scale = sum > 1 ? sum : 1;
    if (sum > 1 + ROUNDING && !report.isFull()) {
      report.warning(
          endpoint.origin(),
          "the error rates of all layers sum to " + Dimension.SHARE.show(sum),
          "They are divided by their sum, so nothing succeeds: "
              + Words.and(errors.stream().map(StandingError::name).toList())
              + ".",
          places(errors));
    }
    List<OutcomeLaw.ErrorRate> rates = new ArrayList<>(errors.size());
    for (StandingError error : errors) {
      double run = error.error().meanRun().map(Located::value).orElse(OutcomeLaw.BY_CHANCE);
      rates.add(new OutcomeLaw.ErrorRate(error.rate() / scale, run));
    }
    OutcomeLaw known = solved.get(rates);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      OutcomeLaw law =
          rates.isEmpty()
              ? OutcomeLaw.ALWAYS_SUCCESS
              : OutcomeLaw.of(rates.toArray(OutcomeLaw.ErrorRate[]::new));
      solved.put(rates, law);
      return Optional.of(law);
    } catch (OutcomeLaw.ShortRunException e) {
      shortRun(errors.get(e.error()).error(), e.shortest());
      return Optional.empty();
    }
  }

  private static Problem.Related[] places(List<StandingError> errors) {
    return errors.stream()
        .map(
            error ->
                new Problem.Related(
                    error.error().rate().origin().place(),
                    error.name() + " " + Dimension.SHARE.show(error.rate())))
        .toArray(Problem.Related[]::new);
  }

  private void shortRun(NamedError error, double shortest) {
    String rate = error.rate().value().text();
    boolean endless = !(shortest < 1e6);
    report.error(
        error.meanRun().map(Located::origin).orElse(error.origin()),
        endless
            ? "an error of " + rate + " has no runs: it never ends"
            : "runs of "
                + figures(error.meanRun().map(Located::value).orElse(1.0))
                + " at "
                + rate
                + " are shorter than chance, which gives "
                + figures(shortest),
        endless
            ? "Leave `meanRun` out."
            : "Write a `meanRun` of at least " + ceiling(shortest) + ", or leave it to chance.");
  }

  private static String figures(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static String ceiling(double value) {
    return BigDecimal.valueOf(Math.ceil(value * 100) / 100).stripTrailingZeros().toPlainString();
  }

  private static double sum(List<NamedError> errors) {
    double sum = 0;
    for (NamedError error : errors) {
      sum += error.rate().value().value();
    }
    return sum;
  }
}
