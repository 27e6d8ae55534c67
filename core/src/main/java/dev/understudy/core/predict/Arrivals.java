package dev.understudy.core.predict;

import dev.understudy.core.distribution.Distribution;
import java.util.Arrays;

/// How the requests of one endpoint come.
public sealed interface Arrivals {
  /// At random moments, independent of each other: an open workload of very many clients.
  ///
  /// @param perSecond mean rate, > 0
  record Poisson(double perSecond) implements Arrivals {
    public Poisson {
      checkRate(perSecond);
    }
  }

  /// At equal distances, the first at the beginning.
  ///
  /// @param perSecond rate, > 0
  record Paced(double perSecond) implements Arrivals {
    public Paced {
      checkRate(perSecond);
    }
  }

  /// At recorded times.
  final class Trace implements Arrivals {
    private final long[] nanos;

    /// @param nanos since the beginning of the run, not falling
    public Trace(long[] nanos) {
      for (int i = 1; i < nanos.length; i++) {
        if (nanos[i] < nanos[i - 1]) {
          throw new IllegalArgumentException(
              "arrival " + i + " at " + nanos[i] + " ns is before the one at " + nanos[i - 1]);
        }
      }
      this.nanos = Arrays.copyOf(nanos, nanos.length);
    }

    int size() {
      return nanos.length;
    }

    long nanos(int i) {
      return nanos[i];
    }
  }

  /// Closed clients: each thinks, asks, waits for the answer, thinks again. They begin with a
  /// thought.
  ///
  /// @param clients how many
  /// @param think law of the pause in nanoseconds
  record Clients(int clients, Distribution think) implements Arrivals {
    public Clients {
      if (clients < 1) {
        throw new IllegalArgumentException("there must be a client but there are " + clients);
      }
    }
  }

  private static void checkRate(double perSecond) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("rate must be > 0 but is " + perSecond + "/s");
    }
  }
}
