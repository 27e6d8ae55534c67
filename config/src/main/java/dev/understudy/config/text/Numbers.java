package dev.understudy.config.text;

/// Which plain scalars are numbers: the regular expressions of YAML 1.2.2, section 10.3.2, by hand,
/// because every plain scalar passes here.
final class Numbers {
  /// A longer one is text: arithmetic on it would cost more than it is worth.
  private static final int MAX_LENGTH = 400;

  private static final int MAX_EXPONENT_DIGITS = 3;

  private Numbers() {}

  static boolean isNumber(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    if (text.startsWith("0x")) {
      return digits(text, 2, 16) == text.length() && text.length() > 2;
    }
    if (text.startsWith("0o")) {
      return digits(text, 2, 8) == text.length() && text.length() > 2;
    }
    int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int whole = digits(text, at, 10);
    int after = whole;
    boolean some = whole > at;
    if (whole < text.length() && text.charAt(whole) == '.') {
      after = digits(text, whole + 1, 10);
      some |= after > whole + 1;
    }
    return some && (after == text.length() || isExponent(text, after));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int from = at + 1;
    if (from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+')) {
      from++;
    }
    int end = digits(text, from, 10);
    return end == text.length() && end > from && end - from <= MAX_EXPONENT_DIGITS;
  }

  /// The first position from `from` on that is no digit.
  private static int digits(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) < 128
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }
}
