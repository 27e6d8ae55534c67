package dev.understudy.core.predict;

import dev.understudy.core.distribution.Distribution;

/// How the requests of one endpoint come. Recorded ones: [Recording].
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
