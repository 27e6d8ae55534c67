package dev.understudy.config.document;

import dev.understudy.config.text.Origin;
import java.util.Optional;

/// What one layer says about one part of a behaviour.
public sealed interface Facet<T> {
  /// The layer says nothing.
  record Absent<T>() implements Facet<T> {}

  /// The layer gives a value of its own.
  record Given<T>(T value, Origin origin) implements Facet<T> {}

  /// The value, where one is given.
  default Optional<T> given() {
    return switch (this) {
      case Absent<T> _ -> Optional.empty();
      case Given<T>(T value, _) -> Optional.of(value);
    };
  }

  static <T> Facet<T> of(Optional<T> value, Origin origin) {
    return value.<Facet<T>>map(given -> new Given<>(given, origin)).orElseGet(Absent::new);
  }
}
