package dev.understudy.config.data;

/// What counts as a number in a data file: decimal, with or without exponent. Not what
/// [Double#parseDouble] takes besides: NaN, Infinity, hexadecimal, a trailing `d`.
final class Numeric {
  private Numeric() {}

  static boolean isNumber(String text) {
    int i = sign(text, 0);
    int whole = digits(text, i);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
      if (end == whole + 1 && whole == i) {
        return false; // a point alone
      }
    } else if (whole == i) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = sign(text, end + 1);
      end = digits(text, exponent);
      if (end == exponent) {
        return false;
      }
    }
    return end == text.length();
  }

  private static int sign(String text, int i) {
    return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+') ? i + 1 : i;
  }

  private static int digits(String text, int i) {
    int end = i;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
