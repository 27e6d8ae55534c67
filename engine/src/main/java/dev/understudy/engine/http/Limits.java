package dev.understudy.engine.http;

/// How much of a request is read.
///
/// @param lineBytes of a request line, else 414
/// @param headBytes of a request line and all fields, else 431
/// @param bodyBytes of a payload that a condition has to see, else 413; payloads that nobody looks
///   at are counted and dropped, however long
public record Limits(int lineBytes, int headBytes, int bodyBytes) {
  /// 8 KiB, 32 KiB (what common servers take or a little more), 1 MiB.
  public static final Limits DEFAULT = new Limits(8 << 10, 32 << 10, 1 << 20);

  public Limits {
    if (lineBytes < 64) {
      throw new IllegalArgumentException("lineBytes must be >= 64 but is " + lineBytes);
    }
    if (headBytes < lineBytes) {
      throw new IllegalArgumentException(
          "headBytes must be >= lineBytes " + lineBytes + " but is " + headBytes);
    }
    if (bodyBytes < 0) {
      throw new IllegalArgumentException("bodyBytes must be >= 0 but is " + bodyBytes);
    }
  }
}
