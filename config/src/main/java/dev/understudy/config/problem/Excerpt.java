package dev.understudy.config.problem;

/// The source line of a place, or a piece of it where the line is long, and the stretch meant.
///
/// @param text without line break; `...` stands for what was left out
/// @param from first code point meant, counted in `text` from 0
/// @param to just behind the last one; never beyond the end of `text` plus one
public record Excerpt(String text, int from, int to) {
  /// Nothing to show.
  public static final Excerpt NONE = new Excerpt("", 0, 0);
}
