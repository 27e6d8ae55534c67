package dev.understudy.core.verify;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A claim before the verdict: that needs Holm's rule, and so all p-values of the report.
///
/// @param pValue empty: nothing to reject
/// @param deviation what to say if it is rejected
record Finding(
    String endpoint,
    Facet facet,
    String subject,
    double told,
    double served,
    Optional<Interval> interval,
    long n,
    OptionalDouble pValue,
    Standing standing,
    Method method,
    String deviation) {
  /// The same without a test, and why.
  Finding unjudged(String why) {
    return new Finding(
        endpoint,
        facet,
        subject,
        told,
        served,
        interval,
        n,
        OptionalDouble.empty(),
        new Standing.Unjudged(why),
        method,
        deviation);
  }

  /// The same of draws that are all those of the configuration's seed: with whatever number of
  /// requests, there is no other law that they could follow. Its test may still fail it.
  Finding ofSeed() {
    boolean open = standing instanceof Standing.Needs || standing instanceof Standing.AtMargin;
    return open && n > 0
        ? new Finding(
            endpoint,
            facet,
            subject,
            told,
            served,
            interval,
            n,
            pValue,
            new Standing.Passes(),
            Method.SEED,
            deviation)
        : this;
  }

  Claim judged(Mode question, boolean rejected) {
    if (rejected) {
      return claim(question, Verdict.FAIL, OptionalLong.empty(), deviation);
    }
    return switch (standing) {
      case Standing.Passes() -> claim(question, Verdict.PASS, OptionalLong.empty(), "");
      case Standing.Needs(double total) ->
          claim(
              question,
              Verdict.NOT_ENOUGH_YET,
              total < 1e15
                  ? OptionalLong.of(Math.max(1, (long) Math.ceil(total) - n))
                  : OptionalLong.empty(),
              total < 1e15 ? "" : "it takes more requests than can be served");
      case Standing.AtMargin() ->
          claim(question, Verdict.NOT_ENOUGH_YET, OptionalLong.empty(), "at the margin");
      case Standing.Unjudged(String why) ->
          claim(question, Verdict.NOT_JUDGED, OptionalLong.empty(), why);
    };
  }

  private Claim claim(Mode question, Verdict verdict, OptionalLong more, String reason) {
    return new Claim(
        endpoint, question, facet, subject, told, served, interval, n, pValue, verdict, more,
        method, reason);
  }
}
