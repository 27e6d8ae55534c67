package dev.understudy.engine;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Limit;
import dev.understudy.core.plan.Plan.Exposure;
import java.util.Locale;

/// The header fields that a single decision adds to its reply.
final class Announced {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Announced() {}

  /// Whether a reply has any.
  ///
  /// @param correlation that the request came with; empty for none
  static boolean isNone(Exposure exposure, Decision decision, String correlation) {
    return !exposure.serverTiming()
        && !exposure.ordinal()
        && correlation.isEmpty()
        && decision.detail().limit().isEmpty();
  }

  /// The lines, each with its end.
  static String fields(Exposure exposure, Decision decision, String correlation) {
    StringBuilder lines = new StringBuilder();
    if (!correlation.isEmpty()) {
      lines.append(exposure.correlation()).append(": ").append(correlation).append("\r\n");
    }
    decision.detail().limit().ifPresent(limit -> limit(lines, limit, decision.detail()));
    if (exposure.serverTiming()) {
      timing(lines, decision);
    }
    if (exposure.ordinal()) {
      lines.append("X-Understudy-Ordinal: ").append(decision.ordinal()).append("\r\n");
    }
    return lines.toString();
  }

  /// draft-ietf-httpapi-ratelimit-headers-11, Structured Fields of RFC 9651: quota q, which comes
  /// back within w seconds; r requests are left for the next t seconds. Retry-After (RFC 9110
  /// 10.2.3) does not point before the end of these (section 6 of the draft).
  private static void limit(StringBuilder lines, Limit limit, Decision.Detail detail) {
    String name = '"' + limit.name().replaceAll("[^ !#-\\[\\]-~]", "_") + '"';
    long window = Math.max(1, (long) Math.ceil(limit.burst() / limit.perSecond()));
    lines
        .append("RateLimit-Policy: ")
        .append(name)
        .append(";q=")
        .append(limit.burst())
        .append(";w=")
        .append(window)
        .append("\r\nRateLimit: ")
        .append(name)
        .append(";r=")
        .append(detail.remaining())
        .append(";t=")
        .append(seconds(effectiveNanos(limit, detail)))
        .append("\r\n");
    if (detail.retryAfterNanos() > 0) {
      lines.append("Retry-After: ").append(seconds(detail.retryAfterNanos())).append("\r\n");
    }
  }

  /// For how long what remains is all there is: where nothing does, until the next request is let
  /// through; else until the whole burst is there again.
  private static long effectiveNanos(Limit limit, Decision.Detail detail) {
    if (detail.retryAfterNanos() > 0) {
      return detail.retryAfterNanos();
    }
    if (detail.remaining() > 0) {
      return detail.resetNanos();
    }
    double others = (limit.burst() - 1) / limit.perSecond() * NANOS_PER_SECOND;
    return Math.max(1, detail.resetNanos() - (long) others);
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  private static void timing(StringBuilder lines, Decision decision) {
    lines.append("Server-Timing: ");
    if (decision.waitNanos() > 0) {
      part(lines, "wait", decision.waitNanos());
      lines.append(", ");
    }
    part(lines, "service", decision.serviceNanos());
    for (Decision.CallTaken call : decision.detail().calls()) {
      lines.append(", ");
      part(lines, call.dependency(), call.takenNanos());
    }
    lines.append("\r\n");
  }

  private static void part(StringBuilder lines, String name, long nanos) {
    lines.append(name).append(String.format(Locale.ROOT, ";dur=%.3f", nanos / NANOS_PER_MILLI));
  }
}
