package dev.understudy.control.traffic;

import dev.understudy.control.traffic.TrafficLog.Entry;
import dev.understudy.control.traffic.TrafficLog.Unmatched;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.Decision.CallTaken;
import dev.understudy.core.schedule.Occurrences;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Requests as JSON. Times are milliseconds to the nanosecond; what did not happen is null.
public final class TrafficJson {
  private static final double NANOS_PER_MILLI = 1e6;

  private TrafficJson() {}

  /// A kept request with its whole decision.
  public static JsonObject of(Entry entry) {
    Seen seen = entry.seen();
    JsonObject headers = new JsonObject();
    seen.headers()
        .forEach(
            it ->
                headers.put(
                    it.name(),
                    headers.containsKey(it.name())
                        ? headers.getString(it.name()) + ", " + it.value()
                        : it.value()));
    JsonObject json =
        new JsonObject()
            .put("n", entry.number())
            .put("at", seen.arrivedMillis())
            .put("client", seen.client())
            .put("method", seen.method())
            .put("target", seen.path() + (seen.query().isEmpty() ? "" : "?" + seen.query()))
            .put("status", seen.status())
            .put("actualMs", millis(seen.actualNanos()))
            .put("latenessMs", millis(seen.latenessNanos()))
            .put("headers", headers);
    if (!seen.missed().isEmpty()) {
      json.put("missed", seen.missed());
    }
    return json.put("decision", seen.decision().map(TrafficJson::of).orElse(null));
  }

  /// A decision with its parts.
  public static JsonObject of(Decision decision) {
    JsonArray calls = new JsonArray();
    for (CallTaken call : decision.detail().calls()) {
      calls.add(
          new JsonObject()
              .put("dependency", call.dependency())
              .put("startMs", (call.startNanos() - decision.arrivalNanos()) / NANOS_PER_MILLI)
              .put("takenMs", call.takenNanos() / NANOS_PER_MILLI)
              .put("tries", call.attempts())
              .put("ok", call.ok()));
    }
    boolean never = decision.deadlineNanos() == Occurrences.NEVER;
    return new JsonObject()
        .put("endpoint", decision.endpoint().id())
        .put("ordinal", decision.ordinal())
        .put("outcome", decision.outcomePlan().name())
        .put("waitMs", decision.waitNanos() / NANOS_PER_MILLI)
        .put("serviceMs", decision.serviceNanos() / NANOS_PER_MILLI)
        .put("callMs", decision.callNanos() / NANOS_PER_MILLI)
        .put("calls", calls)
        .put("responseMs", never ? null : decision.responseNanos() / NANOS_PER_MILLI)
        .put("limit", decision.detail().limit().map(it -> it.name()).orElse(null));
  }

  /// A path that no endpoint answers.
  public static JsonObject of(Unmatched unmatched) {
    return new JsonObject()
        .put("method", unmatched.method())
        .put("path", unmatched.path())
        .put("missed", unmatched.missed())
        .put("count", unmatched.count())
        .put("firstMs", unmatched.firstMillis())
        .put("lastMs", unmatched.lastMillis());
  }

  private static @org.jspecify.annotations.Nullable Double millis(long nanos) {
    return nanos < 0 ? null : nanos / NANOS_PER_MILLI;
  }
}
