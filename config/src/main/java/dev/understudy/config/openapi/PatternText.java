package dev.understudy.config.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts that fit a regular expression: a walk over it that draws at each choice.
///
/// Knows what schemas use: literals, classes, groups, alternatives, repetitions, anchors. What
/// looks ahead or behind is passed over, so a text is a proposal that its reader tests. Repetitions
/// without an end stop at four more than they need.
final class PatternText {
  private static final int FURTHER = 4;
  private static final int MOST_REPEATS = 2_000;
  private static final int MOST_CHARS = 20_000;
  private static final int MOST_STEPS = 200_000; // signs of the pattern read: about 5 ms
  private static final int DEEPEST = 60;
  private static final String PRINTABLE = range(' ', '~');
  private static final String DIGITS = range('0', '9');
  private static final String LETTERS = range('a', 'z') + range('A', 'Z');
  private static final String WORD = LETTERS + DIGITS + "_";
  private static final String PLAIN = range('a', 'z') + DIGITS; // what a dot stands for

  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private final int further;
  private Draw draw;
  private int at;
  private int depth;
  private int steps;

  private PatternText(String pattern, Draw draw, int further) {
    this.pattern = pattern;
    this.draw = draw;
    this.further = further;
  }

  /// A text; empty where the pattern is not understood.
  ///
  /// @param length as long as it should be, as far as the pattern leaves it open; -1 for short
  static Optional<String> of(String pattern, Draw draw, int length) {
    PatternText walk =
        new PatternText(pattern, draw, length < 0 ? FURTHER : Math.min(length, MOST_REPEATS));
    try {
      walk.alternatives();
      return walk.at == pattern.length() ? Optional.of(walk.out.toString()) : Optional.empty();
    } catch (NotUnderstood e) {
      return Optional.empty();
    }
  }

  private static final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotUnderstood() {
      super("", null, false, false);
    }
  }

  private static String range(int from, int to) {
    StringBuilder chars = new StringBuilder();
    for (int c = from; c <= to; c++) {
      chars.append((char) c);
    }
    return chars.toString();
  }

  private int below(int n) {
    draw = draw.at(0);
    return draw.below(n);
  }

  private boolean more() {
    return at < pattern.length();
  }

  private char next() {
    if (!more() || ++steps > MOST_STEPS) {
      throw new NotUnderstood();
    }
    return pattern.charAt(at++);
  }

  private boolean take(char c) {
    boolean there = more() && pattern.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  /// Draws one of the alternatives that begin here, up to the group's end.
  private void alternatives() {
    if (++depth > DEEPEST) {
      throw new NotUnderstood();
    }
    List<Integer> starts = new ArrayList<>();
    int keep = out.length();
    do {
      starts.add(at);
      sequence();
    } while (take('|'));
    int end = at;
    int chosen = below(starts.size());
    if (starts.size() > 1) {
      out.setLength(keep);
      at = starts.get(chosen);
      sequence();
    }
    at = end;
    depth--;
  }

  private void sequence() {
    while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int start = at;
      int keep = out.length();
      piece();
      repeat(start, keep);
    }
  }

  /// Repeats the piece that began at `start` as often as is drawn.
  private void repeat(int start, int keep) {
    int end = at;
    Optional<int[]> bounds = bounds();
    if (bounds.isEmpty()) {
      return;
    }
    int behind = at;
    int least = bounds.get()[0];
    int most = bounds.get()[1];
    int times = least + below(most - least + 1);
    out.setLength(keep);
    for (int i = 0; i < times; i++) {
      at = start;
      piece();
      if (at != end || out.length() > MOST_CHARS) {
        throw new NotUnderstood();
      }
    }
    at = behind;
  }

  private Optional<int[]> bounds() {
    int[] bounds;
    if (take('*')) {
      bounds = new int[] {0, further};
    } else if (take('+')) {
      bounds = new int[] {1, Math.max(1, further)};
    } else if (take('?')) {
      bounds = new int[] {0, 1};
    } else if (more() && pattern.substring(at).matches("(?s)\\{[0-9]{1,9}(,[0-9]{0,9})?\\}.*")) {
      String inside = pattern.substring(at + 1, pattern.indexOf('}', at));
      at += inside.length() + 2;
      String[] parts = inside.split(",", -1);
      int least = Integer.parseInt(parts[0]);
      int most =
          parts.length == 1
              ? least
              : parts[1].isEmpty() ? least + further : Integer.parseInt(parts[1]);
      if (least > MOST_REPEATS || most < least) {
        throw new NotUnderstood();
      }
      bounds = new int[] {least, Math.min(most, least + Math.max(further, 0))};
    } else {
      return Optional.empty();
    }
    if (!take('?')) {
      take('+'); // reluctant or possessive: the same texts
    }
    return Optional.of(bounds);
  }

  private void piece() {
    char c = next();
    switch (c) {
      case '(' -> group();
      case '[' -> one(set());
      case '.' -> one(PLAIN);
      case '\\' -> escaped();
      case '^', '$' -> {} // where a text begins and ends is where this one does
      case '*', '+', '?' -> throw new NotUnderstood();
      default -> out.append(c);
    }
  }

  private void group() {
    boolean counts = true;
    if (take('?')) {
      char kind = next();
      if (kind == '=' || kind == '!') {
        counts = false;
      } else if (kind == '<' || kind == 'P') {
        if (kind == 'P' && !take('<')) {
          throw new NotUnderstood();
        }
        if (take('=') || take('!')) {
          counts = false;
        } else {
          at = Math.max(at, pattern.indexOf('>', at) + 1);
        }
      } else {
        while (kind != ':' && kind != ')') { // (?i: and (?i)
          kind = next();
        }
        if (kind == ')') {
          return;
        }
      }
    }
    int keep = out.length();
    alternatives();
    if (!take(')')) {
      throw new NotUnderstood();
    }
    if (!counts) {
      out.setLength(keep);
    }
  }

  private void one(String chars) {
    if (chars.isEmpty()) {
      throw new NotUnderstood();
    }
    out.append(chars.charAt(below(chars.length())));
  }

  private void escaped() {
    int start = at;
    char c = next();
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z' || c == 'Z') {
      return;
    }
    if (c >= '1' && c <= '9' || c == 'k') {
      throw new NotUnderstood();
    }
    at = start;
    one(category());
  }

  /// The characters that the escape behind a backslash stands for.
  private String category() {
    char c = next();
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> without(DIGITS);
      case 'w' -> WORD;
      case 'W' -> without(WORD);
      case 's' -> " ";
      case 'S' -> without(" ");
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'f' -> "\f";
      case '0' -> "\0";
      case 'x' -> take('{') ? code(pattern.indexOf('}', at), 1) : code(at + 2, 0);
      case 'u' -> take('{') ? code(pattern.indexOf('}', at), 1) : code(at + 4, 0);
      case 'p' -> property();
      default -> String.valueOf(c);
    };
  }

  private String code(int end, int closing) {
    if (end <= at || end > pattern.length()) {
      throw new NotUnderstood();
    }
    try {
      int code = Integer.parseInt(pattern, at, end, 16);
      at = end + closing;
      if (code > 0xffff || Character.isSurrogate((char) code)) {
        throw new NotUnderstood();
      }
      return String.valueOf((char) code);
    } catch (NumberFormatException e) {
      throw new NotUnderstood();
    }
  }

  private String property() {
    String name;
    if (take('{')) {
      int end = pattern.indexOf('}', at);
      if (end < 0) {
        throw new NotUnderstood();
      }
      name = pattern.substring(at, end);
      at = end + 1;
    } else {
      name = String.valueOf(next());
    }
    return switch (name) {
      case "L", "Alpha", "Letter" -> LETTERS;
      case "Lu", "Upper" -> range('A', 'Z');
      case "Ll", "Lower" -> range('a', 'z');
      case "N", "Nd", "Digit" -> DIGITS;
      case "Alnum" -> LETTERS + DIGITS;
      case "Z", "Zs", "Space" -> " ";
      case "P", "Punct" -> "-.,:;!";
      default -> throw new NotUnderstood();
    };
  }

  private static String without(String chars) {
    StringBuilder rest = new StringBuilder();
    for (char c : PRINTABLE.toCharArray()) {
      if (chars.indexOf(c) < 0) {
        rest.append(c);
      }
    }
    return rest.toString();
  }

  /// The characters of the class whose bracket was just read.
  private String set() {
    boolean not = take('^');
    StringBuilder chars = new StringBuilder();
    boolean first = true;
    while (first || !take(']')) {
      String from = setPart();
      first = false;
      boolean spans =
          from.length() == 1
              && at + 1 < pattern.length()
              && pattern.charAt(at) == '-'
              && pattern.charAt(at + 1) != ']';
      if (spans) {
        at++;
        String to = setPart();
        if (to.length() != 1 || to.charAt(0) < from.charAt(0)) {
          throw new NotUnderstood();
        }
        chars.append(range(from.charAt(0), Math.min(to.charAt(0), from.charAt(0) + 0xff)));
      } else {
        chars.append(from);
      }
    }
    return not ? preferred(without(chars.toString())) : chars.toString();
  }

  private String setPart() {
    char c = next();
    if (c == '[' && more() && pattern.charAt(at) == ':') {
      throw new NotUnderstood();
    }
    return c == '\\' ? category() : String.valueOf(c);
  }

  /// Letters and digits where a class leaves them open.
  private static String preferred(String chars) {
    StringBuilder plain = new StringBuilder();
    for (char c : chars.toCharArray()) {
      if (PLAIN.indexOf(c) >= 0) {
        plain.append(c);
      }
    }
    return plain.isEmpty() ? chars : plain.toString();
  }
}
