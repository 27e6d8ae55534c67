package dev.understudy.control.http;

import dev.understudy.control.AdminOptions;
import dev.understudy.control.pages.Pages;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;

/// Puts the guards before the routes of every resource.
public final class Frame {
  private Frame() {}

  /// Makes `server` answer with `resources`.
  public static void install(
      Vertx vertx,
      HttpServer server,
      AdminOptions options,
      Connections connections,
      List<Resource> resources) {
    Router router = Router.router(vertx);
    router.route().handler(new RequestIds());
    router.route().handler(connections.requests());
    router.route().handler(new SecurityHeaders());
    router.route().handler(new OriginGuard(options, server::actualPort));
    Pages.mount(vertx, router); // they ask for the token, so they need none
    router.route().handler(new TokenGuard(options.security()));
    Routes.mount(resources, router);
    ProblemReply.answerFailures(router);
    server.requestHandler(router).invalidRequestHandler(ProblemReply::answerInvalid);
  }
}
