package dev.understudy.bench;

/// A server of somebody else that we are held against: how its manual says to start it for load,
/// and what it can be asked for.
///
/// @param name with its version
/// @param tuning what was set beyond the defaults, and why; empty where nothing was
/// @param waits whether it can answer late, at `/delayed`
/// @param logNormal whether it offers a log-normal delay itself, at `/lognormal`
/// @param starter starts it
record Peer(String name, String tuning, boolean waits, boolean logNormal, Starter starter) {
  /// Starts a server on `port`, which answers at `/health` at once.
  interface Starter {
    Server start(Bed bed, int port);
  }

  /// The work that all are given: three paths, one small JSON payload.
  record Work(int delayMillis, double p50Millis, double p99Millis) {
    static final Work SAME = new Work(500, 50, 250);

    /// Standard deviation of the logarithm: (ln p99 - ln p50) / z(0.99).
    double sigma() {
      return Math.log(p99Millis / p50Millis) / 2.3263478740408408;
    }
  }

  static final String PAYLOAD = "{\"status\":\"up\"}";

  Server start(Bed bed, int port) {
    return starter.start(bed, port);
  }
}
