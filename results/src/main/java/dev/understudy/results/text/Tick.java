package dev.understudy.results.text;

import dev.understudy.core.verify.Clock;

/// The finest step that the times of a file are written in: the clock of whoever measured, where
/// the format leaves it open. How the tool rounds is not known then; to the nearest tick is the
/// middle of what it may do.
public final class Tick {
  private final double unitNanos;
  private int decimals;

  /// @param unitNanos of the numbers
  public Tick(double unitNanos) {
    this.unitNanos = unitNanos;
  }

  /// Takes one number into account.
  public void see(String number) {
    int point = number.indexOf('.');
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (exponent >= 0) {
      decimals = 9;
    } else if (point >= 0) {
      int end = number.length();
      while (end > point + 1 && number.charAt(end - 1) == '0') {
        end--;
      }
      decimals = Math.max(decimals, end - point - 1);
    }
  }

  public Clock clock() {
    long tick = (long) Math.max(1, Math.rint(unitNanos / Math.pow(10, decimals)));
    return new Clock(tick, Clock.Reading.ROUNDED_TO_NEAREST);
  }
}
