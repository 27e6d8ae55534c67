package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/// Tells who calls. Without tokens the port is a loopback one, and whoever reaches it may do all.
final class TokenGuard implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    String address = context.request().remoteAddress().toString();
    context.put(Call.CALLER, new Caller(Access.WRITE, "local", address));
    context.next();
  }
}
