package dev.understudy.control.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where a fleet keeps which scenario it is in. Methods may wait for a network, and throw a
/// [dev.understudy.control.revision.StoreException] where it fails them.
public interface SharedForce {
  /// Empty as long as no instance has begun.
  Optional<InForce> read();

  /// Writes what is in force at first.
  ///
  /// @return false where another instance has begun already; then nothing is changed
  boolean begin(InForce first);

  /// Replaces what is in force, one change after the other, and tells the others.
  InForce change(UnaryOperator<InForce> change);

  /// How long from its writing a change takes effect: until then all have heard of it.
  Duration lead();

  /// Calls whenever another instance may have changed it, until what is returned is closed.
  AutoCloseable follow(Runnable changed);
}
