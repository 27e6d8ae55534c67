package dev.understudy.core.workflow;

import java.util.Map;
import java.util.Optional;

/// What an endpoint does with a store.
///
/// @param store its index in the plan
/// @param parameter of the path that names the item; empty where none is named
/// @param reader of payloads; empty for what is no JSON object
/// @param missing outcome where there is no such item
/// @param exists outcome where there is one already
/// @param invalid outcome where the payload is no object, or too large a one
/// @param full outcome where there is no room
public record StoreUse(
    int store,
    Operation operation,
    String parameter,
    Reader reader,
    int missing,
    int exists,
    int invalid,
    int full) {
  /// Number of the draw, among those of a reply, that makes a key.
  public static final int KEY_DRAW = 300_000;

  /// What is done.
  public enum Operation {
    LIST,
    READ,
    CREATE,
    REPLACE,
    /// A merge patch (RFC 7396).
    UPDATE,
    DELETE
  }

  /// Reads payloads. Two plans' readers are equal.
  public interface Reader {
    Optional<Map<String, Object>> read(byte[] payload);
  }

  /// Whether it looks at the payload.
  public boolean readsBody() {
    return switch (operation) {
      case CREATE, REPLACE, UPDATE -> true;
      case LIST, READ, DELETE -> false;
    };
  }
}
