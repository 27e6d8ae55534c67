package dev.understudy.engine;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Decision;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/// A request whose reply is complete, or never will be.
///
/// @param client that sent it
/// @param method as sent; empty where what came was no request
/// @param path as sent
/// @param query as sent, without its `?`; empty where there is none
/// @param status of the reply, or the one that a fault kept back
/// @param endpoint its id; empty where none matched
/// @param outcome its name; empty where none was decided
/// @param intendedNanos decided response time; 0 where none was decided,
///   [dev.understudy.core.schedule.Occurrences#NEVER] where the reply was not to come
/// @param actualNanos first byte of the request seen to first byte of the reply written; -1 where
///   the client went away before
/// @param decision on the engine's clock; empty where none was made, or where the client went away
///   before it was
/// @param circumstances what few observers ask for
public record EndedRequest(
    SocketAddress client,
    String method,
    String path,
    String query,
    int status,
    String endpoint,
    String outcome,
    long intendedNanos,
    long actualNanos,
    Optional<Decision> decision,
    Circumstances circumstances) {
  /// What few observers ask for.
  ///
  /// @param arrivalNanos on the engine's clock
  /// @param latenessNanos how much later than due its reply was begun; -1 where it was not
  /// @param headers of the request, as sent; empty where no observer wanted them
  /// @param missed why the request belongs to no endpoint, and which came nearest; empty where it
  ///   does
  /// @param drawn outcome that it drew by itself, before load made another of it; -1 where nothing
  ///   was decided
  /// @param scenario that was in force when it arrived; empty where nothing was decided
  /// @param scenarioNanos the scenario's time when it arrived, by the scenario's clock as it is
  ///   when the request ends: one that was paused or moved in between tells another time
  public record Circumstances(
      long arrivalNanos,
      long latenessNanos,
      List<Header> headers,
      String missed,
      int drawn,
      String scenario,
      long scenarioNanos) {
    static final Circumstances UNKNOWN = new Circumstances(0, -1, List.of(), "", -1, "", 0);

    public Circumstances {
      headers = List.copyOf(headers);
    }
  }

  /// Without its decision.
  public EndedRequest(
      SocketAddress client,
      String method,
      String path,
      String query,
      int status,
      String endpoint,
      String outcome,
      long intendedNanos,
      long actualNanos) {
    this(
        client,
        method,
        path,
        query,
        status,
        endpoint,
        outcome,
        intendedNanos,
        actualNanos,
        Optional.empty(),
        Circumstances.UNKNOWN);
  }
}
