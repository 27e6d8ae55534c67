package dev.understudy.engine;

import dev.understudy.engine.http.Limits;
import java.time.Duration;
import java.util.Optional;

/// How an engine listens.
///
/// @param host address to bind to
/// @param port 0 picks a free one, see [Engine#port]
/// @param loops event loops, at least 1
/// @param maxConnections open at once; further ones are reset at once and counted as refused
/// @param backlog connections that wait to be accepted; the kernel caps it (`net.core.somaxconn`)
/// @param limits of one request
/// @param requestTimeout how long a head may take from its first byte, and how long a payload may
///   stand still; then 408 and the end of the connection
/// @param idleTimeout how long a connection may be open without a request in progress, or without
///   taking any of a reply that is being sent; then it is closed. A decided delay is not idle.
/// @param transport how sockets are served
/// @param observer is told of each request that has ended
public record EngineOptions(
    String host,
    int port,
    int loops,
    int maxConnections,
    int backlog,
    Limits limits,
    Duration requestTimeout,
    Duration idleTimeout,
    Transport transport,
    Optional<RequestObserver> observer) {
  /// How sockets are served.
  public enum Transport {
    /// epoll where there is one, else NIO.
    AUTO,
    EPOLL,
    NIO
  }

  /// One event loop per core, 100,000 connections, a backlog of 4,096, a request within 60 s, idle
  /// for 10 min: generous, because load tools pause for minutes, and still a bound.
  public static EngineOptions listeningOn(String host, int port) {
    return new EngineOptions(
        host,
        port,
        Runtime.getRuntime().availableProcessors(),
        100_000,
        4_096,
        Limits.DEFAULT,
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Transport.AUTO,
        Optional.empty());
  }

  public EngineOptions {
    atLeast(0, "port", port);
    atLeast(1, "loops", loops);
    atLeast(1, "maxConnections", maxConnections);
    atLeast(1, "backlog", backlog);
    positive("requestTimeout", requestTimeout);
    positive("idleTimeout", idleTimeout);
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be >= " + least + " but is " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be > 0 but is " + value);
    }
  }

  public EngineOptions withLoops(int loops) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withMaxConnections(int maxConnections) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withBacklog(int backlog) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withLimits(Limits limits) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withTimeouts(Duration requestTimeout, Duration idleTimeout) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withTransport(Transport transport) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        observer);
  }

  public EngineOptions withObserver(RequestObserver observer) {
    return new EngineOptions(
        host,
        port,
        loops,
        maxConnections,
        backlog,
        limits,
        requestTimeout,
        idleTimeout,
        transport,
        Optional.of(observer));
  }
}
