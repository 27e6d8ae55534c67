package dev.understudy.control.pages;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Answers `/` and everything below `/ui/`. Built files have their digest in their name and are
/// kept by browsers for ever; every other address below `/ui/` is a place inside the one page.
///
/// All addresses in the page are relative, so that it works below the path of a reverse proxy.
public final class Pages {
  private static final Pattern BUILT = Pattern.compile("(?:assets/[\\w.-]+|icon\\.svg)");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Vertx vertx;
  private final Map<String, Optional<PageFile>> read = new ConcurrentHashMap<>();

  private Pages(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Adds the routes; they stand before what asks for a token.
  public static void mount(Vertx vertx, Router router) {
    Pages pages = new Pages(vertx);
    router.get("/").handler(context -> redirect(context, "ui/"));
    router.getWithRegex("/ui").handler(context -> redirect(context, "ui/"));
    router.get("/ui/*").handler(pages::answer);
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(302).putHeader("Location", to).end();
  }

  private void answer(RoutingContext context) {
    String path = String.valueOf(context.request().path()).substring("/ui/".length());
    if (BUILT.matcher(path).matches()) {
      send(context, path, path.startsWith("assets/") ? FOR_EVER : "no-cache");
    } else {
      send(context, "index.html", "no-cache");
    }
  }

  /// Files are read when they are first asked for, off the event loop.
  private void send(RoutingContext context, String name, String keep) {
    Optional<PageFile> known = read.get(name);
    if (known != null) {
      write(context, known, name, keep);
      return;
    }
    vertx
        .executeBlocking(() -> PageFile.read(name), false)
        .onSuccess(
            file -> {
              file.ifPresent(there -> read.put(name, file)); // misses would grow without bound
              write(context, file, name, keep);
            })
        .onFailure(context::fail);
  }

  private static void write(
      RoutingContext context, Optional<PageFile> file, String name, String keep) {
    if (file.isEmpty()) {
      context.fail(404);
      return;
    }
    PageFile found = file.orElseThrow();
    HttpServerResponse response = context.response();
    response.putHeader("Content-Type", found.type()).putHeader("Cache-Control", keep);
    if (name.equals("index.html")) {
      response.end(placed(found.plain(), String.valueOf(context.request().path())));
    } else if (acceptsGzip(context)) {
      response.putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding");
      response.end(found.compressed());
    } else {
      response.end(found.plain());
    }
  }

  /// The page with addresses that lead from `path` to the files beside it.
  private static Buffer placed(Buffer page, String path) {
    String inside = path.substring("/ui/".length());
    String up = "../".repeat((int) inside.chars().filter(c -> c == '/').count());
    return up.isEmpty() ? page : Buffer.buffer(page.toString().replace("\"./", "\"" + up));
  }

  private static boolean acceptsGzip(RoutingContext context) {
    String accepted = context.request().getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }
}
