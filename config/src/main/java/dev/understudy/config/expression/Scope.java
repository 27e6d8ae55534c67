package dev.understudy.config.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an expression may speak of.
///
/// @param path parameters of the path; empty optional where there is no request at all
/// @param session variables of the session; empty optional where there is none
/// @param decided whether the request has been decided when the expression is evaluated
public record Scope(Optional<Set<String>> path, Optional<List<Declared>> session, boolean decided) {
  public Scope {
    path = path.map(Set::copyOf);
    session = session.map(List::copyOf);
  }

  /// A variable of a session; its place in the list is its index.
  public record Declared(String name, ValueType type) {}
}
