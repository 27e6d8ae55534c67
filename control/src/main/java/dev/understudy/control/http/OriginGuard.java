package dev.understudy.control.http;

import dev.understudy.control.AdminOptions;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets no web page of elsewhere in.
///
/// A page can reach a loopback port through the visitor's browser. By DNS rebinding it can even do
/// so under its own name, but then the `Host` field carries that name; without rebinding the
/// `Origin` field tells where it came from. So `Host` must name this machine, the address that the
/// connection came to (an address cannot be rebound), or a name that the operator gave; and
/// `Origin`, where sent, this very server.
final class OriginGuard implements Handler<RoutingContext> {
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final String boundHost;
  private final Set<String> names;
  private final String scheme;
  private final IntSupplier port;

  OriginGuard(AdminOptions options, IntSupplier port) {
    this.boundHost = normal(options.host());
    this.names = options.security().names();
    this.scheme = options.security().tls().isPresent() ? "https" : "http";
    this.port = port;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    @Nullable HostAndPort authority = request.authority();
    @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (authority == null) {
      ProblemReply.refuse(context, 400, "the Host field is missing or malformed");
    } else if (!isOurs(authority.host(), request)) {
      ProblemReply.refuse(
          context,
          403,
          "Host "
              + authority.host()
              + " is not a name of this machine; --admin-name lets the server answer to others");
    } else if (origin != null && !isOurOrigin(origin, request)) {
      ProblemReply.refuse(context, 403, "requests of pages from other origins are not answered");
    } else {
      context.next();
    }
  }

  private boolean isOurs(String host, HttpServerRequest request) {
    String name = normal(host);
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals(boundHost)
        || names.contains(name)
        || LOOPBACK_V4.matcher(name).matches()
        || name.equals(request.localAddress().hostAddress());
  }

  /// Behind a proxy that the operator named, port and scheme are the proxy's.
  private boolean isOurOrigin(String origin, HttpServerRequest request) {
    try {
      URI uri = new URI(origin);
      @Nullable String host = uri.getHost();
      if (host == null) {
        return false;
      }
      int usual = scheme.equals("https") ? 443 : 80;
      return names.contains(normal(host))
          || (scheme.equals(uri.getScheme())
              && isOurs(host, request)
              && (uri.getPort() == -1 ? usual : uri.getPort()) == port.getAsInt());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String normal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
