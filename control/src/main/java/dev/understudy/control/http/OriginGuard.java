package dev.understudy.control.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets no web page of elsewhere in.
///
/// A page can reach a loopback port through the visitor's browser. By DNS rebinding it can even do
/// so under its own name, but then the `Host` field carries that name; without rebinding the
/// `Origin` field tells where it came from. So `Host` must name this machine, and `Origin`, where
/// sent, this very server.
final class OriginGuard implements Handler<RoutingContext> {
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final String boundHost;
  private final IntSupplier port;

  /// @param boundHost the address listened on; as good as a loopback name
  OriginGuard(String boundHost, IntSupplier port) {
    this.boundHost = normal(boundHost);
    this.port = port;
  }

  @Override
  public void handle(RoutingContext context) {
    @Nullable HostAndPort authority = context.request().authority();
    @Nullable String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    if (authority == null) {
      ProblemReply.refuse(context, 400, "the Host field is missing or malformed");
    } else if (!isOurs(authority.host())) {
      ProblemReply.refuse(
          context, 403, "Host " + authority.host() + " is not a name of this machine");
    } else if (origin != null && !isOurOrigin(origin)) {
      ProblemReply.refuse(context, 403, "requests of pages from other origins are not answered");
    } else {
      context.next();
    }
  }

  private boolean isOurs(String host) {
    String name = normal(host);
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals(boundHost)
        || LOOPBACK_V4.matcher(name).matches();
  }

  private boolean isOurOrigin(String origin) {
    try {
      URI uri = new URI(origin);
      @Nullable String host = uri.getHost();
      return host != null
          && "http".equals(uri.getScheme())
          && isOurs(host)
          && (uri.getPort() == -1 ? 80 : uri.getPort()) == port.getAsInt();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String normal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
