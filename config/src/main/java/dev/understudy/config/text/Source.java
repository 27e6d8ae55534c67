package dev.understudy.config.text;

import dev.understudy.config.problem.Excerpt;
import dev.understudy.config.problem.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A text, and where its lines begin. Offsets count chars of the text; lines and columns count from
/// 1, columns in code points.
public final class Source {
  /// Of nodes that were made, not read.
  static final Source NONE = new Source("", "", Optional.empty());

  /// A line is shown whole up to so many chars; JSON on one line may have millions.
  private static final int WHOLE_LINE = 160;

  private static final int AROUND = 60;

  private final String name;
  private final String text;
  private final Optional<Path> folder;
  private final int[] lineStarts;
  private final int[] supplementary; // code point indices of characters that are two chars

  /// @param name for problems
  /// @param folder in which `file:` finds its files; empty: it may not have any
  public Source(String name, String text, Optional<Path> folder) {
    this.name = name;
    this.text = text;
    this.folder = folder;
    int[] starts = new int[16];
    int lines = 1;
    int[] pairs = new int[0];
    int pairCount = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      } else if (Character.isLowSurrogate(c) && i > 0) {
        if (pairCount == pairs.length) {
          pairs = Arrays.copyOf(pairs, Math.max(16, pairCount * 2));
        }
        pairs[pairCount] = i - 1 - pairCount;
        pairCount++;
      }
    }
    this.lineStarts = Arrays.copyOf(starts, lines);
    this.supplementary = Arrays.copyOf(pairs, pairCount);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public Optional<Path> folder() {
    return folder;
  }

  /// The offset of the code point with this index.
  public int offsetOf(int codePoint) {
    if (supplementary.length == 0) {
      return codePoint;
    }
    int at = Arrays.binarySearch(supplementary, codePoint);
    return codePoint + (at < 0 ? -at - 1 : at);
  }

  /// The line of an offset, from 1.
  public int line(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /// The column of an offset, from 1.
  public int column(int offset) {
    return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
  }

  /// The place of the text from offset `start` to just before `end`.
  public Place place(int start, int end, String pointer) {
    int line = line(start);
    return new Place(
        name, line, column(start), line(end), column(end), pointer, excerpt(line, start, end));
  }

  private Excerpt excerpt(int line, int start, int end) {
    int from = lineStarts[line - 1];
    int to = line < lineStarts.length ? lineStarts[line] : text.length();
    while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
      to--;
    }
    int stop = Math.min(end, to);
    String lead = "";
    String trail = "";
    if (to - from > WHOLE_LINE) {
      if (start - from > AROUND) {
        from = start - AROUND;
        lead = "...";
      }
      if (to - start > AROUND) {
        to = start + AROUND;
        trail = "...";
      }
      stop = Math.min(stop, to);
    }
    int before = text.codePointCount(from, Math.max(from, start)) + lead.length();
    int meant = stop > start ? text.codePointCount(start, stop) : 1;
    return new Excerpt(lead + text.substring(from, to) + trail, before, before + meant);
  }
}
