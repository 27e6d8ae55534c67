package dev.understudy.cli.trace;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Decision.CallTaken;
import dev.understudy.engine.EndedRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Makes spans of a request: the request itself as a client sees it, and its phases as they were
/// decided.
final class DecisionSpans {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Tracer tracer;

  DecisionSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /// @param epochOffsetNanos of the engine's clock against 1970
  void of(EndedRequest request, Optional<SpanContext> parent, long epochOffsetNanos) {
    long arrived = request.circumstances().arrivalNanos() + epochOffsetNanos;
    Context above = parent.map(it -> Context.root().with(Span.wrap(it))).orElse(Context.root());
    String name = request.endpoint().isEmpty() ? "unmatched" : request.endpoint();
    Span whole =
        tracer
            .spanBuilder(request.method() + " " + name)
            .setParent(above)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(arrived, TimeUnit.NANOSECONDS)
            .setAttribute("http.request.method", request.method())
            .setAttribute("url.path", request.path())
            .setAttribute("http.response.status_code", (long) request.status())
            .startSpan();
    request.decision().ifPresent(decision -> decided(decision, whole, above, epochOffsetNanos));
    if (request.circumstances().latenessNanos() >= 0) {
      whole.setAttribute(
          "understudy.lateness_ms", request.circumstances().latenessNanos() / NANOS_PER_MILLI);
    }
    if (request.actualNanos() < 0) {
      whole.setStatus(StatusCode.ERROR, "the client went away before its reply began");
    } else if (request.status() >= 500) {
      whole.setStatus(StatusCode.ERROR);
    }
    whole.end(arrived + Math.max(0, request.actualNanos()), TimeUnit.NANOSECONDS);
  }

  private void decided(Decision decision, Span whole, Context above, long epochOffsetNanos) {
    whole
        .setAttribute("understudy.endpoint", decision.endpoint().id())
        .setAttribute("understudy.ordinal", decision.ordinal())
        .setAttribute("understudy.outcome", decision.outcomePlan().name());
    Context within = above.with(whole);
    long arrived = decision.arrivalNanos() + epochOffsetNanos;
    phase("wait", within, arrived, decision.waitNanos());
    phase("service", within, arrived + decision.waitNanos(), decision.serviceNanos());
    for (CallTaken call : decision.detail().calls()) {
      Span span =
          tracer
              .spanBuilder("call " + call.dependency())
              .setParent(within)
              .setSpanKind(SpanKind.CLIENT)
              .setStartTimestamp(call.startNanos() + epochOffsetNanos, TimeUnit.NANOSECONDS)
              .setAttribute("understudy.dependency", call.dependency())
              .setAttribute("understudy.tries", (long) call.attempts())
              .startSpan();
      if (!call.ok()) {
        span.setStatus(StatusCode.ERROR, "the call failed");
      }
      span.end(call.startNanos() + call.takenNanos() + epochOffsetNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void phase(String name, Context within, long start, long length) {
    if (length > 0) {
      tracer
          .spanBuilder(name)
          .setParent(within)
          .setStartTimestamp(start, TimeUnit.NANOSECONDS)
          .startSpan()
          .end(start + length, TimeUnit.NANOSECONDS);
    }
  }
}
