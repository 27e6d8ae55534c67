package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;

/// How the service time of request n is drawn.
public sealed interface LatencyModel
    permits LatencyModel.Independent, CorrelatedLatency, LatencyModel.Recorded {
  /// Service time of request n in nanoseconds, before rounding.
  double serviceNanos(long key, long n);

  /// The law of one draw, whatever came before it.
  Distribution law();

  /// Each request draws for itself.
  record Independent(Distribution law) implements LatencyModel {
    @Override
    public double serviceNanos(long key, long n) {
      return law.sample(Streams.uniform(key, n, Purpose.LATENCY));
    }
  }

  /// A recorded trace in its own order: request n gets value n mod N.
  record Recorded(Distribution law, double[] nanos) implements LatencyModel {
    @Override
    public double serviceNanos(long key, long n) {
      return nanos[(int) Long.remainderUnsigned(n, nanos.length)];
    }
  }
}
