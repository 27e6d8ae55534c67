package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.regex.Pattern;

/// One route: what it asks of a caller, and who answers.
///
/// @param path as the OpenAPI document writes it: `/api/v1/revisions/{n}:restore`
/// @param takes media types of the body
/// @param maxBodyBytes more is 413
public record Route(
    HttpMethod method, String path, Access access, Set<String> takes, long maxBodyBytes) {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

  public Route {
    takes = Set.copyOf(takes);
  }

  /// A part is never empty and holds neither `/` nor `:`, which begins a verb.
  private String regex() {
    StringBuilder regex = new StringBuilder();
    var parts = PART.matcher(path);
    int from = 0;
    while (parts.find()) {
      regex.append(Pattern.quote(path.substring(from, parts.start())));
      regex.append("(?<").append(parts.group(1)).append(">[^/:]+?)");
      from = parts.end();
    }
    return regex.append(Pattern.quote(path.substring(from))).toString();
  }

  void mount(Router router, Handler<RoutingContext> last) {
    io.vertx.ext.web.Route route =
        path.indexOf('{') < 0 && path.indexOf(':') < 0
            ? router.route(method, path)
            : router.routeWithRegex(method, regex());
    route
        .handler(new AccessGuard(access))
        .handler(new BodyGuard(takes, maxBodyBytes))
        .handler(last);
  }
}
