package dev.understudy.engine;

import dev.understudy.core.plan.Decision;
import java.net.SocketAddress;
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
    Optional<Decision> decision) {
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
        Optional.empty());
  }
}
