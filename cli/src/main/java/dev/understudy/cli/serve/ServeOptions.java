package dev.understudy.cli.serve;

import dev.understudy.cli.log.LogFormat;
import dev.understudy.cli.log.LogLevel;
import dev.understudy.cli.record.RecordOptions;
import dev.understudy.control.AdminOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How an instance is to run.
///
/// @param host that the service listens on
/// @param port 0: any free one
/// @param admin where and for whom the admin port listens
/// @param maxConnections open at once; empty: as many as the machine lets, up to the engine's
///   default
/// @param grace how long requests in flight may take to finish once asked to stop
/// @param record where decisions are recorded, if they are
/// @param colour of warnings and errors
/// @param banner whether the start is announced on standard error
/// @param store where revisions are kept
/// @param traces where decisions are sent as traces; empty: nowhere
/// @param files named by the user, to be watched; empty for standard input, or without a file
/// @param fromStore without a file: what the store has is served
/// @param begin which scenario is in force at first
public record ServeOptions(
    String host,
    int port,
    AdminOptions admin,
    OptionalInt maxConnections,
    Duration grace,
    LogLevel logLevel,
    LogFormat logFormat,
    boolean accessLog,
    Optional<RecordOptions> record,
    boolean colour,
    boolean banner,
    StoreOptions store,
    Optional<TraceTarget> traces,
    List<Path> files,
    boolean fromStore,
    Begin begin) {
  /// @param url of an OpenTelemetry collector (OTLP over HTTP)
  /// @param share 0..1 of the requests that belong to no trace yet
  public record TraceTarget(String url, double share) {}

  /// What is in force at the start.
  ///
  /// @param scenario that the plan has; empty for the one that it names
  /// @param offset the scenario's time to begin at
  /// @param speed scenario seconds a second
  public record Begin(Optional<String> scenario, Duration offset, double speed) {
    /// As the plan says it, from its beginning.
    public static final Begin PLAN = new Begin(Optional.empty(), Duration.ZERO, 1);
  }

  public ServeOptions {
    files = List.copyOf(files);
  }
}
