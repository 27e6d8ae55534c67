package dev.understudy.config.text;

import dev.understudy.config.problem.Excerpt;
import dev.understudy.config.problem.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text, and where its lines begin. Offsets count chars of the text; lines and columns count from
/// 1, columns in code points.
///
/// It may be some lines of a longer text ([#part]): its offsets are its own, its lines are those of
/// the longer one, and move with it when the text around it changes ([#beginAt]).
public final class Source {
  /// Of nodes that were made, not read.
  static final Source NONE = new Source("", "", Optional.empty());

  /// A line is shown whole up to so many chars; JSON on one line may have millions.
  private static final int WHOLE_LINE = 160;

  private static final int AROUND = 60;

  private final String name;
  private final String text;
  private final Optional<Path> folder;
  private final String pointer; // of what the text is a part of
  private volatile int firstLine;
  private volatile @Nullable Lines lines; // found when they are asked for

  /// @param starts offsets
  /// @param supplementary code point indices of characters that are two chars
  private record Lines(int[] starts, int[] supplementary) {}

  /// @param name for problems
  /// @param folder in which `file:` finds its files; empty: it may not have any
  public Source(String name, String text, Optional<Path> folder) {
    this(name, text, folder, 1, "");
  }

  private Source(String name, String text, Optional<Path> folder, int firstLine, String pointer) {
    this.name = name;
    this.text = text;
    this.folder = folder;
    this.firstLine = firstLine;
    this.pointer = pointer;
  }

  /// Some whole lines of this text, as a text of their own.
  ///
  /// @param begin line of this text at which they begin
  /// @param within JSON pointer of the value that they are a part of
  Source part(String partText, int begin, String within) {
    return new Source(name, partText, folder, begin, within);
  }

  /// JSON pointer of the value that this is a part of; empty for a whole text.
  String pointer() {
    return pointer;
  }

  /// The line of the whole text at which this begins.
  int firstLine() {
    return firstLine;
  }

  /// How often a line ends.
  int breaks() {
    return lines().starts().length - 1;
  }

  /// From now on it begins at another line of a changed text.
  void beginAt(int line) {
    firstLine = line;
  }

  private Lines lines() {
    Lines known = lines;
    if (known == null) {
      known = find(text);
      lines = known;
    }
    return known;
  }

  private static Lines find(String text) {
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
    return new Lines(Arrays.copyOf(starts, lines), Arrays.copyOf(pairs, pairCount));
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
    int[] supplementary = lines().supplementary();
    if (supplementary.length == 0) {
      return codePoint;
    }
    int at = Arrays.binarySearch(supplementary, codePoint);
    return codePoint + (at < 0 ? -at - 1 : at);
  }

  /// The line of an offset, from 1.
  public int line(int offset) {
    return row(offset) + firstLine;
  }

  /// The line of an offset in this text alone, from 0.
  private int row(int offset) {
    int at = Arrays.binarySearch(lines().starts(), offset);
    return at >= 0 ? at : -at - 2;
  }

  /// The column of an offset, from 1.
  public int column(int offset) {
    return text.codePointCount(lines().starts()[row(offset)], offset) + 1;
  }

  /// The place of the text from offset `start` to just before `end`.
  public Place place(int start, int end, String pointer) {
    return new Place(
        name,
        line(start),
        column(start),
        line(end),
        column(end),
        pointer,
        excerpt(row(start), start, end));
  }

  private Excerpt excerpt(int row, int start, int end) {
    int[] starts = lines().starts();
    int from = starts[row];
    int to = row + 1 < starts.length ? starts[row + 1] : text.length();
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
