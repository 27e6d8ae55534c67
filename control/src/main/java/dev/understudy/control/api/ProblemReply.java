package dev.understudy.control.api;

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

  private ProblemReply() {}

  /// Completes once the reply is written.
  static Future<Void> send(HttpServerResponse response, int status, String detail) {
    if (response.ended() || response.headWritten()) {
      return Future.succeededFuture(); // under way: Vert.x cuts it off
    }
    JsonObject problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("status", status)
            .put("detail", detail);
    return response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.toBuffer());
  }

  static void answerFailures(Router router) {
    router.errorHandler(
        404, context -> send(context.response(), 404, "there is no " + context.request().path()));
    router.errorHandler(
        405,
        context ->
            send(
                context.response(),
                405,
                context.request().path() + " does not take " + context.request().method()));
    router.errorHandler(
        400, context -> send(context.response(), 400, "the request cannot be understood"));
    router.errorHandler(413, ProblemReply::answerTooLarge);
    router.errorHandler(500, ProblemReply::answerBug);
  }

  private static void answerTooLarge(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    close(request, send(context.response(), 413, "the body is larger than is taken here"));
  }

  /// Ends a connection whose further bytes cannot be told apart from requests.
  private static void close(HttpServerRequest request, Future<Void> answered) {
    answered.onComplete(done -> request.connection().close());
  }

  private static void answerBug(RoutingContext context) {
    LOG.error(
        "admin {} {} failed",
        context.request().method(),
        context.request().path(),
        context.failure());
    send(context.response(), 500, "a bug of Understudy; the log has the details");
  }

  /// For requests that are no HTTP: too long a line or head, or malformed.
  static void answerInvalid(HttpServerRequest request) {
    @Nullable Throwable cause = request.decoderResult().cause();
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    if (cause instanceof TooLongHttpLineException) {
      close(request, send(response, 414, "the request line is too long"));
    } else if (cause instanceof TooLongFrameException) {
      close(request, send(response, 431, "the header fields are too large"));
    } else {
      close(request, send(response, 400, "the request is malformed"));
    }
  }
}
