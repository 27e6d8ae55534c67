package dev.understudy.core.plan;

import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.random.Purpose;
import dev.understudy.core.random.Streams;
import java.util.Arrays;

/// How the service time of request n is drawn.
public sealed interface LatencyModel
    permits LatencyModel.Independent, CorrelatedLatency, LatencyModel.Recorded {
  /// The law of one draw, whatever came before it.
  Distribution law();

  /// The uniform of request n.
  double uniform(long key, long n);

  /// Service time of request n in nanoseconds, before rounding.
  default double serviceNanos(long key, long n) {
    return serviceNanos(key, n, law());
  }

  /// The same where windows have made another law of it.
  default double serviceNanos(long key, long n, Distribution modulated) {
    return modulated.sample(uniform(key, n));
  }

  /// Each request draws for itself.
  record Independent(Distribution law) implements LatencyModel {
    @Override
    public double uniform(long key, long n) {
      return Streams.uniform(key, n, Purpose.LATENCY);
    }
  }

  /// A recorded trace in its own order: request n gets value n mod N.
  ///
  /// @param law of the values, whatever their order
  /// @param uniforms the rank of each value, as a uniform
  record Recorded(Distribution law, double[] nanos, double[] uniforms) implements LatencyModel {
    /// The trace `nanos`, whose law is `law`.
    public static Recorded of(Distribution law, double[] nanos) {
      double[] sorted = nanos.clone();
      Arrays.sort(sorted);
      double[] uniforms = new double[nanos.length];
      for (int i = 0; i < nanos.length; i++) {
        uniforms[i] = (Arrays.binarySearch(sorted, nanos[i]) + 0.5) / nanos.length; // Hazen
      }
      return new Recorded(law, nanos, uniforms);
    }

    @Override
    public double uniform(long key, long n) {
      return uniforms[(int) Long.remainderUnsigned(n, uniforms.length)];
    }

    @Override
    public double serviceNanos(long key, long n, Distribution modulated) {
      return modulated == law
          ? nanos[(int) Long.remainderUnsigned(n, nanos.length)]
          : modulated.sample(uniform(key, n));
    }
  }
}
