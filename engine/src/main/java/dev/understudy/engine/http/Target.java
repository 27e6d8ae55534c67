package dev.understudy.engine.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A request target, split: path and query as sent, percent-encoding included.
///
/// @param bytes the target as sent
record Target(byte[] bytes, String path, String query) {
  /// Splits `bytes[from, to)`, whose path begins at `pathFrom`; an absolute form may have an empty
  /// path, which is `/` (RFC 9110, 4.2.3).
  static Target of(byte[] bytes, int from, int pathFrom, int to) {
    int mark = pathFrom;
    while (mark < to && bytes[mark] != '?') {
      mark++;
    }
    String path = new String(bytes, pathFrom, mark - pathFrom, StandardCharsets.US_ASCII);
    String query =
        mark < to ? new String(bytes, mark + 1, to - mark - 1, StandardCharsets.US_ASCII) : "";
    return new Target(Arrays.copyOfRange(bytes, from, to), path.isEmpty() ? "/" : path, query);
  }

  /// The targets seen last, so that one that comes again costs no strings. One loop owns it; its
  /// size is bounded by [#SLOTS] targets of [#LONGEST] bytes.
  static final class Cache {
    private static final int SLOTS = 256;
    private static final int LONGEST = 256;

    private final @Nullable Target[] slots = new @Nullable Target[SLOTS];

    /// @param hash of the target's bytes
    Target get(byte[] bytes, int from, int pathFrom, int to, int hash) {
      int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
      Target known = slots[slot];
      if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
        return known;
      }
      Target target = of(bytes, from, pathFrom, to);
      if (to - from <= LONGEST) {
        slots[slot] = target;
      }
      return target;
    }
  }
}
