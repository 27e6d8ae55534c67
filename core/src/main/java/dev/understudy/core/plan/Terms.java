package dev.understudy.core.plan;

import dev.understudy.core.route.PathPattern;
import dev.understudy.core.route.RequestView;
import java.util.Optional;

/// On what terms an endpoint takes requests, before anything of them is decided.
///
/// @param check of requests; empty: all are let in
/// @param prefers whether a request may wish for one of the replies by the header `Prefer`
public record Terms(Optional<Check> check, boolean prefers) {
  /// All requests are let in, and get what is decided.
  public static final Terms NONE = new Terms(Optional.empty(), false);

  /// What requests are held against.
  public interface Check {
    /// Whether it looks at the payload.
    boolean readsBody();

    /// Why a request is not let in; empty where it is.
    ///
    /// @param pattern of the endpoint's path
    Optional<Refusal> refuse(RequestView request, Optional<PathPattern> pattern);
  }

  /// A request is not let in.
  ///
  /// @param outcome of the endpoint
  /// @param problem what is said, as JSON
  public record Refusal(int outcome, String problem) {}

  /// Whether nothing is asked.
  public boolean isNone() {
    return check.isEmpty() && !prefers;
  }
}
