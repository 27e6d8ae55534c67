package dev.understudy.cli.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The caller's span, as the field `traceparent` names it (W3C Trace Context, 3.2).
final class TraceParent {
  private static final Pattern FIELD =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private TraceParent() {}

  /// Empty where the field is malformed: then a trace of its own begins.
  static Optional<SpanContext> of(String field) {
    Matcher parts = FIELD.matcher(field.strip());
    if (!parts.matches()
        || parts.group(1).equals("ff")
        || parts.group(1).equals("00") && parts.group(5) != null
        || !TraceId.isValid(parts.group(2))
        || !SpanId.isValid(parts.group(3))) {
      return Optional.empty();
    }
    return Optional.of(
        SpanContext.createFromRemoteParent(
            parts.group(2),
            parts.group(3),
            TraceFlags.fromHex(parts.group(4), 0),
            TraceState.getDefault()));
  }
}
