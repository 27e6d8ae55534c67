package dev.understudy.engine.reply;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The value of the Date field (RFC 9110, 5.6.7), made once a second. One event loop owns it.
public final class DateField {
  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  static final int BYTES = 29;

  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private byte[] value = new byte[0];
  private long validUntilNanos;

  public DateField(Clock clock) {
    this.clock = clock;
  }

  /// @param nowNanos on the loop's clock; it only tells how much time has passed
  public byte[] at(long nowNanos) {
    if (value.length == 0 || nowNanos - validUntilNanos >= 0) {
      Instant now = clock.instant();
      value = IMF_FIXDATE.format(now).getBytes(StandardCharsets.US_ASCII);
      validUntilNanos = nowNanos + TimeUnit.SECONDS.toNanos(1) - now.getNano();
    }
    return value;
  }
}
