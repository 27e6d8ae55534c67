package dev.understudy.control.store;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/// How work gets to a database. What goes wrong is thrown as a
/// [dev.understudy.control.revision.StoreException].
interface Sessions extends AutoCloseable {
  /// Work on one handle. It throws nothing but what the database throws.
  @FunctionalInterface
  interface Work<T> {
    T on(Handle handle);
  }

  <T> T read(Work<T> work);

  /// In one transaction, which is durable when this returns.
  <T> T write(Work<T> work);

  /// Tells the other instances, within the transaction that appends.
  default void appended(Handle handle, long number) {}

  /// How long from its writing a change takes effect, so that all instances have heard of it; zero
  /// where there are no others.
  default Duration lead() {
    return Duration.ZERO;
  }

  /// Calls whenever another instance may have appended; on a thread of its own.
  default AutoCloseable follow(Runnable newer) {
    return () -> {}; // nobody else writes
  }

  /// Whether a statement failed because a key was there already.
  boolean isTaken(SQLException e);

  /// For people; without a password.
  String place();

  @Override
  void close();
}
