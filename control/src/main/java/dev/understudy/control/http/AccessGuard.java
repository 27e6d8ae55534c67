package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/// Lets a caller pass who is granted what the route asks.
record AccessGuard(Access asked) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    Caller caller = new Call(context).caller();
    if (caller.granted().holds(asked)) {
      context.next();
    } else if (caller.granted() == Access.OPEN) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      ProblemReply.refuse(
          context, 401, "this server asks for a token: Authorization: Bearer TOKEN");
    } else {
      ProblemReply.refuse(context, 403, "the token may read, but this would change something");
    }
  }
}
