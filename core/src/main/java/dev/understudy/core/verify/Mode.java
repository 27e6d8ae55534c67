package dev.understudy.core.verify;

/// The question that is asked.
public enum Mode {
  /// Do the server's own draws and decided times follow the law exactly? p-values; a failure is a
  /// bug.
  EXACTNESS,
  /// Is what was served or measured within the margin of what was told? Equivalence.
  FIDELITY
}
