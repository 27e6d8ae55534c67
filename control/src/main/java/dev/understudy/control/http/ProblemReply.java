package dev.understudy.control.http;

import dev.understudy.config.problem.Problems;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Errors as `application/problem+json` (RFC 9457).
final class ProblemReply {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemReply.class);

  // How long the rest of a refused body is read and dropped: closing with bytes unread would reset
  // the connection, and the client would never see the refusal.
  private static final long LINGER_MILLIS = 2_000;

  private ProblemReply() {}

  /// Completes once the reply is written.
  static Future<Void> send(HttpServerResponse response, Refusal refusal) {
    if (response.ended() || response.headWritten() || response.closed()) {
      return Future.succeededFuture(); // under way: Vert.x cuts it off
    }
    JsonObject problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", HttpResponseStatus.valueOf(refusal.status()).reasonPhrase())
            .put("status", refusal.status())
            .put("detail", refusal.detail());
    if (!refusal.problems().isEmpty()) {
      problem.put(
          "problems", new JsonObject(Problems.json(refusal.problems())).getJsonArray("problems"));
    }
    @Nullable String id = response.headers().get(RequestIds.FIELD);
    if (id != null) {
      problem.put("requestId", id);
    }
    problem.mergeIn(refusal.members());
    return response
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.toBuffer());
  }

  /// Refuses before the body has been read; whatever is still to come of it is dropped.
  static void refuse(RoutingContext context, int status, String detail) {
    HttpServerRequest request = context.request();
    if (request.isEnded() || isShort(request)) {
      send(context.response(), new Refusal(status, detail));
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.handler(dropped -> {});
    request.endHandler(end -> request.connection().close());
    context.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close());
    send(context.response(), new Refusal(status, detail));
  }

  /// Nothing or little is left to be read: the connection may go on.
  private static boolean isShort(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return !chunked && (length == null || Long.parseLong(length) <= Routes.USUAL_BODY_BYTES);
  }

  static void answerFailures(Router router) {
    router.errorHandler(
        404, context -> refuse(context, 404, "there is no " + context.request().path()));
    router.errorHandler(
        405,
        context ->
            refuse(
                context,
                405,
                context.request().path() + " does not take " + context.request().method()));
    router.errorHandler(400, context -> refuse(context, 400, "the request cannot be understood"));
    router.errorHandler(500, ProblemReply::answerBug);
  }

  private static void answerBug(RoutingContext context) {
    if (context.failure() instanceof Refusal refusal) { // of a route that streams
      send(context.response(), refusal);
      return;
    }
    LOG.error(
        "admin request {} {} {} failed",
        context.response().headers().get(RequestIds.FIELD),
        context.request().method(),
        context.request().path(),
        context.failure());
    refuse(context, 500, "a bug of Understudy; the log has the details");
  }

  /// For requests that are no HTTP: too long a line or head, or malformed.
  static void answerInvalid(HttpServerRequest request) {
    @Nullable Throwable cause = request.decoderResult().cause();
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    Refusal refusal =
        switch (cause) {
          case TooLongHttpLineException _ -> new Refusal(414, "the request line is too long");
          case TooLongFrameException _ -> new Refusal(431, "the header fields are too large");
          case null, default -> new Refusal(400, "the request is malformed");
        };
    send(response, refusal).onComplete(done -> request.connection().close());
  }
}
