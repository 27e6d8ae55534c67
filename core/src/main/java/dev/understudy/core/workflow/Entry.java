package dev.understudy.core.workflow;

/// What a workflow makes of a request at its arrival.
public sealed interface Entry {
  /// It is in order.
  record InOrder(Visit visit) implements Entry {}

  /// It is out of order, and served as if there were no workflow.
  record Allowed() implements Entry {}

  /// It is out of order, and refused.
  ///
  /// @param role index of the role of its endpoint that refuses it
  record Refused(int role) implements Entry {}
}
