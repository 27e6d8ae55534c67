package dev.understudy.core.load;

/// A transfer at a bandwidth, as a fluid: byte x is not sent before x/bandwidth after the first
/// could be. Written in slices of 10 ms, at least one Ethernet segment, so that bytes over time
/// follow the line while large bodies cost few writes; the last byte is exact.
///
/// @param bytesPerSecond bandwidth, > 0
public record Pacing(double bytesPerSecond) {
  private static final double SLICE_SECONDS = 0.01;
  private static final int SEGMENT_BYTES =
      1460; // Ethernet's 1,500 without the IPv4 and TCP headers

  public Pacing {
    if (!(bytesPerSecond > 0) || Double.isInfinite(bytesPerSecond)) {
      throw new IllegalArgumentException("bandwidth must be > 0 but is " + bytesPerSecond);
    }
  }

  /// Bytes written at a time.
  public long sliceBytes() {
    return Math.max(SEGMENT_BYTES, Math.round(bytesPerSecond * SLICE_SECONDS));
  }

  /// Nanoseconds after the start at which the first `bytes` of a body have passed.
  public long nanos(long bytes) {
    return (long) Math.rint(bytes * 1e9 / bytesPerSecond);
  }

  /// Bytes that have passed `nanos` >= 0 after the start.
  public long bytes(long nanos) {
    return (long) Math.floor(nanos * bytesPerSecond / 1e9);
  }
}
