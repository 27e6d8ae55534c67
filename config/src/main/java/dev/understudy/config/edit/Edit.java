package dev.understudy.config.edit;

import dev.understudy.config.text.Node;
import java.util.Optional;

/// One change of one value.
public sealed interface Edit {
  /// The value that it is about.
  Pointer pointer();

  /// The value is to be `value`, whether it is there or not; mappings on the way to it that are
  /// missing are made.
  record Set(Pointer pointer, Node value) implements Edit {}

  /// Puts a new value in: a key that is not there yet, or a list's item before the one with this
  /// index; `-` is behind the last.
  ///
  /// @param before key in front of which a new key stands; absent: behind the last
  record Insert(Pointer pointer, Node value, Optional<String> before) implements Edit {}

  /// Takes a key with its value, or a list's item, out.
  record Remove(Pointer pointer) implements Edit {}

  /// Gives a key another name; its value and its place stay.
  record Rename(Pointer pointer, String key) implements Edit {}

  /// Takes a value out and puts it in elsewhere, as [Insert] does.
  record Move(Pointer pointer, Pointer to) implements Edit {}
}
