package dev.understudy.control.api;

import dev.understudy.control.AdminOptions;
import dev.understudy.control.Instance;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/// Every resource of the admin API, and the frame around them.
public final class Api {
  private static final long MAX_BODY_BYTES = 64 * 1024; // no resource takes a document yet

  private Api() {}

  /// Makes `server` answer for `instance`.
  public static void install(
      Vertx vertx, HttpServer server, AdminOptions options, Instance instance) {
    Router router = router(vertx, server, options, instance);
    server.requestHandler(router).invalidRequestHandler(ProblemReply::answerInvalid);
  }

  /// Every route, behind the frame.
  static Router router(Vertx vertx, HttpServer server, AdminOptions options, Instance instance) {
    Router router = Router.router(vertx);
    router.route().handler(new OriginGuard(options.host(), server::actualPort));
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    for (Resource resource : resources(instance)) {
      resource.mount(router);
    }
    ProblemReply.answerFailures(router);
    return router;
  }

  private static List<Resource> resources(Instance instance) {
    return List.of(
        new HealthResource(instance),
        new MetricsResource(instance),
        new ScenarioResource(instance),
        new OpenApiResource());
  }
}
