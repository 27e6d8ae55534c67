package dev.understudy.control.watch;

import dev.understudy.core.verify.Binomial;
import java.util.List;
import java.util.Optional;

/// What a span of time saw of one series.
///
/// @param startMillis since 1970
/// @param millis its length
/// @param outcomes names of what [#counts] counts, success first
/// @param counts decisions by outcome
/// @param inFlight at its end
/// @param waiting in the queue at its end; -1 where the series has none
/// @param intended decided response times of replies that were begun
/// @param actual first byte of the request seen to first byte of the reply written
/// @param lateness our own error
/// @param heat of `actual`
public record Interval(
    long startMillis,
    int millis,
    List<String> outcomes,
    long[] counts,
    long inFlight,
    int waiting,
    Quantiles intended,
    Quantiles actual,
    Quantiles lateness,
    Heat heat) {
  private static final double CONFIDENCE = 0.95;

  public long endMillis() {
    return startMillis + millis;
  }

  /// Decisions.
  public long requests() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /// Decisions that were no success.
  public long errors() {
    return counts.length == 0 ? 0 : requests() - counts[0];
  }

  /// The 95 % interval of the share of errors (Clopper-Pearson); empty without a decision. It takes
  /// requests as independent: where errors come in runs it is too narrow.
  public Optional<dev.understudy.core.verify.Interval> errorShare() {
    long requests = requests();
    return requests == 0
        ? Optional.empty()
        : Optional.of(Binomial.interval(errors(), requests, CONFIDENCE));
  }

  /// Decisions a second.
  public double perSecond() {
    return requests() * 1000.0 / Math.max(1, millis);
  }
}
