package dev.understudy.cli.serve;

import dev.understudy.cli.machine.Descriptors;
import dev.understudy.engine.EngineOptions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How many connections may be open at once, against what the machine allows.
///
/// @param connections the bound
/// @param fewerThanUsual the bound is the machine's, below the engine's default
/// @param warning where more were asked for than the machine allows
record ConnectionBound(int connections, boolean fewerThanUsual, Optional<String> warning) {
  /// @param asked `--max-connections`; empty: the engine's default, or what the machine allows
  static ConnectionBound of(OptionalInt asked) {
    return of(asked, Descriptors.limit());
  }

  /// @param files most open files of this process; empty without a limit
  static ConnectionBound of(OptionalInt asked, OptionalLong files) {
    if (asked.isPresent()) {
      Optional<String> warning =
          files.isPresent()
              ? Descriptors.shortage(files.getAsLong(), asked.getAsInt())
              : Optional.empty();
      return new ConnectionBound(asked.getAsInt(), false, warning);
    }
    int usual = EngineOptions.listeningOn("", 0).maxConnections();
    long allowed = files.isPresent() ? Descriptors.connections(files.getAsLong()) : usual;
    int bound = (int) Math.clamp(allowed, 1, usual);
    return new ConnectionBound(bound, bound < usual, Optional.empty());
  }
}
