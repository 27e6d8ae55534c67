package dev.understudy.control.http;

/// Answers one call. Runs on a virtual thread: it may wait.
@FunctionalInterface
public interface Action {
  /// @throws Refusal as the reply
  Reply answer(Call call) throws Exception;
}
