package dev.understudy.core.verify;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.outcome.OutcomeLaw;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;

/// A service in a few lines, right or wrong, seen through transport: what the judge is judged with.
/// Seeds are fixed by the caller.
///
/// @param served the time that it truly serves for a uniform
/// @param outcomes law of its outcomes
/// @param perConnection 0, or: outcomes are drawn once for each of so many connections (a bug of a
///   real tool)
/// @param seen what the client makes of a time
record Serving(
    DoubleUnaryOperator served, OutcomeLaw outcomes, int perConnection, LongUnaryOperator seen) {
  static Serving of(Distribution served, OutcomeLaw.ErrorRate... errors) {
    return new Serving(served::quantile, OutcomeLaw.of(errors), 0, LongUnaryOperator.identity());
  }

  /// A service whose times follow no law that can be written down.
  static Serving sampling(DoubleUnaryOperator served) {
    return new Serving(served, OutcomeLaw.of(), 0, LongUnaryOperator.identity());
  }

  Serving onceForEachOf(int connections) {
    return new Serving(served, outcomes, connections, seen);
  }

  Serving seenAs(LongUnaryOperator client) {
    return new Serving(served, outcomes, perConnection, client);
  }

  /// n requests, round robin over `connections`, in the server's order.
  Observations observe(EndpointModel told, long seed, int n, int connections) {
    Observations observations = new Observations(told);
    SplittableRandom random = new SplittableRandom(seed);
    int outcome = 0;
    for (int i = 0; i < n; i++) {
      outcome =
          perConnection == 0
              ? outcomes.next(seed, i, outcome)
              : outcomes.at(seed, i % perConnection);
      long nanos = (long) Math.rint(served.applyAsDouble(random.nextDouble(0x1p-53, 1)));
      observations.add(outcome, seen.applyAsLong(nanos), i, i % connections);
    }
    return observations;
  }
}
