package dev.understudy.control.traffic;

import dev.understudy.core.outcome.Header;
import dev.understudy.core.plan.Decision;
import java.util.List;
import java.util.Optional;

/// A request that has ended, as the engine saw it.
///
/// @param arrivedMillis since 1970
/// @param client its address
/// @param query without its `?`
/// @param status of the reply
/// @param actualNanos first byte of the request seen to first byte of the reply written; -1 where
///   the client went away before
/// @param latenessNanos how much later than due its reply was begun; -1 where it was not
/// @param headers as sent
/// @param missed why it belongs to no endpoint; empty where it does
public record Seen(
    long arrivedMillis,
    String client,
    String method,
    String path,
    String query,
    int status,
    long actualNanos,
    long latenessNanos,
    List<Header> headers,
    String missed,
    Optional<Decision> decision) {
  public Seen {
    headers = List.copyOf(headers);
  }
}
