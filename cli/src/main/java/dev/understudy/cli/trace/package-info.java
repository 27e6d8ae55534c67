/// Decisions as OpenTelemetry traces, where `serve --otlp` asks for them: one span a request, with
/// a child for each simulated phase and dependency call, joined to the caller's `traceparent`.
///
/// [Traces] hears of requests on event loops and only queues them; a thread of its own makes spans
/// ([DecisionSpans]) and sends them. What the queue cannot hold, or the collector does not take, is
/// counted and dropped. Nothing here is loaded unless it is asked for.
@NullMarked
package dev.understudy.cli.trace;

import org.jspecify.annotations.NullMarked;
