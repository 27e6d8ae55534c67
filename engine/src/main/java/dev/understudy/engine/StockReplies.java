package dev.understudy.engine;

import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.RequestView;
import dev.understudy.core.route.Router.Miss;
import dev.understudy.engine.http.BadRequest;
import dev.understudy.engine.reply.EncodedReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Replies that no configuration asks for: what HTTP itself has to say.
final class StockReplies {
  /// `HTTP/1.1 100 Continue`
  static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final String PREFLIGHT_SECONDS = "600";

  private StockReplies() {}

  /// 405 where the path is known, 404 elsewhere, with what came nearest.
  static EncodedReply unmatched(ActivePlan plan, RequestView request, Miss miss) {
    if (!miss.allow().isEmpty()) {
      String allow = String.join(", ", miss.allow());
      return text(
          plan,
          405,
          List.of(new Header("Allow", allow)),
          "this path takes " + allow + ", not " + request.method());
    }
    String nearest = miss.nearest().isEmpty() ? "" : "; " + miss.nearest();
    return text(plan, 404, List.of(), "no endpoint matches" + nearest);
  }

  static EncodedReply refusal(ActivePlan plan, BadRequest why) {
    return text(plan, why.status(), List.of(), why.sentence());
  }

  /// `OPTIONS *` asks about the server as a whole.
  static EncodedReply ping(ActivePlan plan) {
    return new EncodedReply(204, List.of(), plan.everywhere, Body.NONE);
  }

  /// Whether a browser asks if it may send a request to another origin (Fetch standard, 3.2.2).
  static boolean isPreflight(RequestView request) {
    return request.method().equals("OPTIONS")
        && !request.headers("origin").isEmpty()
        && !request.headers("access-control-request-method").isEmpty();
  }

  /// Yes, it may.
  static EncodedReply preflight(ActivePlan plan, RequestView request) {
    List<Header> fields = new ArrayList<>();
    fields.add(
        new Header(
            "Access-Control-Allow-Methods",
            request.headers("access-control-request-method").getFirst()));
    List<String> asked = request.headers("access-control-request-headers");
    if (!asked.isEmpty()) {
      fields.add(new Header("Access-Control-Allow-Headers", String.join(", ", asked)));
    }
    fields.add(new Header("Access-Control-Max-Age", PREFLIGHT_SECONDS));
    return new EncodedReply(204, fields, plan.everywhere, Body.NONE);
  }

  private static EncodedReply text(
      ActivePlan plan, int status, List<Header> fields, String sentence) {
    byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return new EncodedReply(
        status, fields, plan.everywhere, new Body.Fixed("text/plain; charset=utf-8", bytes));
  }
}
