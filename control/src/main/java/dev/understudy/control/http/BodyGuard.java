package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Gathers a body of a type and a size that the route takes; refuses others, as early as can be
/// told. The bytes are kept as they came, whatever their type.
record BodyGuard(Set<String> takes, long maxBytes) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    long declared = declaredBytes(request);
    boolean chunked = request.getHeader("Transfer-Encoding") != null;
    if (declared == 0 && !chunked) {
      context.next();
    } else if (declared > maxBytes) {
      tooLarge(context);
    } else if (!takes.contains(Call.mediaType(orEmpty(request.getHeader("Content-Type"))))) {
      ProblemReply.refuse(
          context, 415, "the body has to be " + String.join(" or ", new TreeSet<>(takes)));
    } else if (request.getHeader("Content-Encoding") != null) {
      ProblemReply.refuse(context, 415, "the body has to come as it is, without Content-Encoding");
    } else {
      gather(context);
    }
  }

  private void gather(RoutingContext context) {
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    request.handler(
        bytes -> {
          if (body.length() + (long) bytes.length() > maxBytes) {
            request.handler(ignored -> {});
            tooLarge(context);
          } else {
            body.appendBuffer(bytes);
          }
        });
    request.endHandler(
        end -> {
          if (!context.response().ended()) {
            context.put(Call.BODY, body);
            context.next();
          }
        });
    request.resume();
  }

  private void tooLarge(RoutingContext context) {
    ProblemReply.refuse(
        context, 413, "the body is larger than the " + maxBytes + " bytes taken here");
  }

  private static long declaredBytes(HttpServerRequest request) {
    String length = orEmpty(request.getHeader("Content-Length"));
    return length.isEmpty() ? 0 : Long.parseLong(length); // Netty has checked it
  }

  private static String orEmpty(@Nullable String field) {
    return field == null ? "" : field;
  }
}
