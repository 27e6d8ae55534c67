package dev.understudy.config.openapi.convert;

import dev.understudy.config.openapi.read.Findings;
import java.util.List;

/// A configuration that was made of descriptions.
///
/// @param text that passes every check
/// @param findings what was taken, guessed, left and broken
/// @param operations how many endpoints there are of them
/// @param changes of the configuration that they were put into; none of a new one
public record Imported(String text, Findings findings, int operations, List<Change> changes) {
  public Imported {
    changes = List.copyOf(changes);
  }
}
