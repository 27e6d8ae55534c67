package dev.understudy.config.text;

/// A value and where it was read. Equal values are equal wherever they stand.
public record Located<T>(T value, Origin origin) {
  /// One that was made, not read.
  public static <T> Located<T> of(T value) {
    return new Located<>(value, Origin.NONE);
  }
}
