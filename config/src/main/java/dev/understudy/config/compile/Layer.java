package dev.understudy.config.compile;

import dev.understudy.config.document.Behaviour;
import dev.understudy.config.document.Group;
import java.util.Optional;

/// One source of behaviour for an endpoint, windows aside.
///
/// @param name as explanations show it: `defaults`, the endpoint's id, `group checkout`, `scenario
///   black-friday`
/// @param group that it is, if it is one
public record Layer(String name, Behaviour behaviour, Optional<Group> group) {
  /// What an added error that is sent otherwise than the one below is told apart by.
  String tag() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
