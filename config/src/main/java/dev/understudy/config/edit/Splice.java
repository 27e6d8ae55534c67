package dev.understudy.config.edit;

import java.util.Comparator;
import java.util.List;

/// A stretch of a text and what stands there instead.
///
/// @param to just behind the stretch; equal to `from` where something is put in
record Splice(int from, int to, String with) {
  /// The text with all of them done. They do not overlap; where two begin at one offset, the first
  /// of the list comes first.
  static String apply(String text, List<Splice> splices) {
    StringBuilder out = new StringBuilder(text.length() + 200);
    int at = 0;
    for (Splice splice : splices.stream().sorted(Comparator.comparingInt(Splice::from)).toList()) {
      if (splice.from < at) {
        throw new IllegalStateException("splices overlap: " + splices);
      }
      out.append(text, at, splice.from).append(splice.with);
      at = splice.to;
    }
    return out.append(text, at, text.length()).toString();
  }
}
