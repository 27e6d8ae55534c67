package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where resources declare their routes:
///
///     routes.get("/api/v1/revisions/{n}").answers(this::one);
///     routes.ask("/api/v1/match").answers(this::match);              a POST that only computes
///     routes.change("PUT", "/api/v1/config").takes(YAML, JSON).upTo(16 << 20).answers(this::put);
///     routes.get("/api/v1/events").streams(this::follow);
///
/// The first that matches answers, so `/{a}..{b}` is declared before `/{n}`.
public final class Routes {
  /// What a body may have unless the route says otherwise: requests of a few settings.
  public static final long USUAL_BODY_BYTES = 64 * 1024;

  private record Declaration(Route route, Handler<RoutingContext> handler) {}

  private final List<Declaration> declarations = new ArrayList<>();

  private Routes() {}

  /// What these resources declare, in the order in which it is tried.
  public static List<Route> of(List<Resource> resources) {
    return declared(resources).declarations.stream().map(Declaration::route).toList();
  }

  static void mount(List<Resource> resources, Router router) {
    for (Declaration each : declared(resources).declarations) {
      each.route().mount(router, each.handler());
    }
  }

  private static Routes declared(List<Resource> resources) {
    Routes routes = new Routes();
    resources.forEach(resource -> resource.mount(routes));
    return routes;
  }

  /// Shows something.
  public Declared get(String path) {
    return new Declared(HttpMethod.GET, path, Access.READ);
  }

  /// A POST that computes from its body and changes nothing.
  public Declared ask(String path) {
    return new Declared(HttpMethod.POST, path, Access.READ);
  }

  /// Changes something.
  public Declared change(String method, String path) {
    return new Declared(HttpMethod.valueOf(method), path, Access.WRITE);
  }

  /// A route to be completed by [#answers] or [#streams].
  public final class Declared {
    private final HttpMethod method;
    private final String path;
    private Access access;
    private Set<String> takes = Set.of(Reply.JSON);
    private long maxBodyBytes = USUAL_BODY_BYTES;

    private Declared(HttpMethod method, String path, Access access) {
      this.method = method;
      this.path = path;
      this.access = access;
    }

    /// Asks for no token.
    public Declared open() {
      access = Access.OPEN;
      return this;
    }

    /// Media types of bodies, in lower case; JSON unless said.
    public Declared takes(String... types) {
      takes = Set.of(types);
      return this;
    }

    /// Most bytes of a body.
    public Declared upTo(long bytes) {
      maxBodyBytes = bytes;
      return this;
    }

    /// Answered by `action`, on a virtual thread.
    public void answers(Action action) {
      declare(new Answering(action, access));
    }

    /// Answered by `handler` on the event loop, which writes as long as it likes and never blocks.
    public void streams(Handler<RoutingContext> handler) {
      declare(handler);
    }

    private void declare(Handler<RoutingContext> handler) {
      declarations.add(
          new Declaration(new Route(method, path, access, takes, maxBodyBytes), handler));
    }
  }
}
