package dev.understudy.engine;

/// Is told of each request that has ended. Called on event loops, so it must return at once; what
/// it throws closes the connection.
@FunctionalInterface
public interface RequestObserver {
  void ended(EndedRequest request);
}
