package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives every request a name, `X-Request-Id`: the client's own, or one that is made up. The reply
/// has it, a problem document too, and the log where something went wrong.
final class RequestIds implements Handler<RoutingContext> {
  static final String FIELD = "X-Request-Id";

  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/+=-]{1,100}");

  @Override
  public void handle(RoutingContext context) {
    @Nullable String given = context.request().getHeader(FIELD);
    String id = given != null && FIT.matcher(given).matches() ? given : madeUp();
    context.response().putHeader(FIELD, id);
    context.next();
  }

  /// Unlike others in practice; it tells requests apart and protects nothing.
  private static String madeUp() {
    return String.format("%012x", ThreadLocalRandom.current().nextLong(1L << 48));
  }
}
