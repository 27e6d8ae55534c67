package dev.understudy.engine;

import dev.understudy.core.route.RequestView;

/// Is told of each request that has ended. Called on event loops, so it must return at once; what
/// it throws closes the connection.
@FunctionalInterface
public interface RequestObserver {
  void ended(EndedRequest request);

  /// Whether [EndedRequest#headers] are to be kept for a request whose head has just been read.
  /// Keeping them copies them.
  default boolean wantsHeaders(RequestView head) {
    return false;
  }
}
