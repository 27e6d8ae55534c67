package dev.understudy.core.route;

import java.util.List;
import java.util.Optional;

/// Why a request belongs to the endpoint that it belongs to, or to none. Unlike [Router.Miss] it
/// says what would have been right: it is for the configuration's author, not for a client.
///
/// @param winner id of the endpoint; empty where there is none
/// @param contenders the endpoints whose path fits, in the order in which they are asked
/// @param allow methods that the path would answer, where the request's is none of them
/// @param nearest a sentence on the endpoint that came nearest; empty where none did, or where
///   there is a winner
public record Trial(
    Optional<String> winner, List<Contender> contenders, List<String> allow, String nearest) {
  public Trial {
    contenders = List.copyOf(contenders);
    allow = List.copyOf(allow);
  }

  /// An endpoint whose path fits.
  ///
  /// @param failing what it asks for and does not get: `query currency equals "EUR"`; empty for the
  ///   winner and for those that would have answered in its place
  public record Contender(String endpoint, String method, String path, List<String> failing) {
    public Contender {
      failing = List.copyOf(failing);
    }
  }
}
