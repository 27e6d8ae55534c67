package dev.understudy.core.outcome;

/// What is sent, once its time has come. `reply` is what a client would have seen, whole or before
/// it is damaged or cut.
public sealed interface Outcome {
  Reply reply();

  record Success(Reply reply) implements Outcome {}

  /// A well-formed answer that says no, inside a 200 as well.
  record ErrorResponse(Reply reply) implements Outcome {}

  /// The reply with a damaged payload.
  ///
  /// @param declaredLength true: Content-Length states the undamaged length, deliberately not what
  ///   follows
  record Corrupt(Reply reply, Damage damage, boolean declaredLength) implements Outcome {}

  /// Something that breaks on the wire instead of a whole reply.
  record Broken(Reply reply, Fault fault) implements Outcome {}
}
