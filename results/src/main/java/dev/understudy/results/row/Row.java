package dev.understudy.results.row;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request of a result file. What a format does not tell is empty, 0 or [#UNKNOWN].
///
/// @param startNanos when it began, in ns since 1970
/// @param method `GET`; empty: not known
/// @param target URL or path with its query, as the tool wrote it
/// @param label what the test calls the request: an endpoint's id, `GET /path`, or a path
/// @param status of the reply; 0: none, or not known
/// @param error what the client calls a failure
/// @param elapsedNanos from the request's start to the reply's end, without the time to connect
///   where the tool tells it apart
/// @param outcome the outcome's name where the file knows it (the server's own samples)
/// @param ordinal number of the request at its endpoint, from 0
/// @param connection a number that tells connections or virtual users apart
/// @param recorded what the server itself wrote down of it; empty where a client did
/// @param sent what was sent besides the target; empty: not known
public record Row(
    long startNanos,
    String method,
    String target,
    String label,
    int status,
    ErrorKind error,
    long elapsedNanos,
    String outcome,
    long ordinal,
    long connection,
    Optional<Recorded> recorded,
    Optional<Sent> sent) {
  public static final long UNKNOWN = -1;

  /// Header fields by lower-case name, and the payload.
  public record Sent(Map<String, List<String>> headers, byte[] body) {}

  /// A decision as the server recorded it.
  ///
  /// @param revision of the configuration that ran
  /// @param scenario in force at arrival
  /// @param scenarioNanos the scenario's time at arrival
  /// @param drawn name of the outcome before load made another of it; empty: refused before it drew
  /// @param serviceNanos work without queueing
  /// @param latenessNanos by how much the reply began later than decided; [#UNKNOWN]: it did not
  /// @param slowdown factor by which contention made the service time longer; NaN: not told
  public record Recorded(
      long revision,
      String scenario,
      long scenarioNanos,
      String drawn,
      long serviceNanos,
      long latenessNanos,
      double slowdown) {}

  public static Builder of(long elapsedNanos) {
    return new Builder(elapsedNanos);
  }

  /// A row in the making: only what is known has to be said.
  public static final class Builder {
    private final long elapsedNanos;
    private long startNanos = UNKNOWN;
    private String method = "";
    private String target = "";
    private String label = "";
    private int status;
    private ErrorKind error = ErrorKind.NONE;
    private String outcome = "";
    private long ordinal = UNKNOWN;
    private long connection = UNKNOWN;
    private Optional<Recorded> recorded = Optional.empty();
    private Optional<Sent> sent = Optional.empty();

    private Builder(long elapsedNanos) {
      this.elapsedNanos = elapsedNanos;
    }

    public Builder start(long nanos) {
      startNanos = nanos;
      return this;
    }

    public Builder request(String method, String target) {
      this.method = method;
      this.target = target;
      return this;
    }

    public Builder label(String label) {
      this.label = label;
      return this;
    }

    public Builder reply(int status, ErrorKind error) {
      this.status = status;
      this.error = error;
      return this;
    }

    public Builder outcome(String name) {
      outcome = name;
      return this;
    }

    public Builder ordinal(long ordinal) {
      this.ordinal = ordinal;
      return this;
    }

    public Builder connection(long connection) {
      this.connection = connection;
      return this;
    }

    public Builder recorded(Recorded recorded) {
      this.recorded = Optional.of(recorded);
      return this;
    }

    public Builder sent(Sent sent) {
      this.sent = Optional.of(sent);
      return this;
    }

    public Row build() {
      return new Row(
          startNanos,
          method,
          target,
          label,
          status,
          error,
          elapsedNanos,
          outcome,
          ordinal,
          connection,
          recorded,
          sent);
    }
  }
}
