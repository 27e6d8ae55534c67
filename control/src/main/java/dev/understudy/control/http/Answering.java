package dev.understudy.control.http;

import dev.understudy.control.revision.StoreException;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Runs an action off the event loop and writes what it returns. Calls that change something are
/// logged: who, from where, what, and how it ended.
record Answering(Action action, Access access) implements Handler<RoutingContext> {
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("admin-", 0).factory();
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final int LONGEST = 100;
  private static final Pattern REVISION = Pattern.compile("\"(\\d+)-.*"); // its number in an ETag
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.understudy.audit");

  @Override
  public void handle(RoutingContext context) {
    Context loop = context.vertx().getOrCreateContext();
    THREADS.newThread(() -> answer(context, loop)).start();
  }

  private void answer(RoutingContext context, Context loop) {
    Call call = new Call(context);
    try {
      Reply reply = action.answer(call);
      audit(call, reply.status(), reply.headers().getOrDefault("ETag", ""));
      loop.runOnContext(ignored -> send(context.response(), reply));
    } catch (Refusal refusal) {
      audit(call, refusal.status(), "");
      loop.runOnContext(ignored -> ProblemReply.send(context.response(), refusal));
    } catch (StoreException e) {
      int status = e.kind() == StoreException.Kind.FULL ? 507 : 503;
      LOG.warn("{} {}: {}", call.method(), call.path(), e.getMessage());
      audit(call, status, "");
      Refusal refusal = new Refusal(status, String.valueOf(e.getMessage()));
      loop.runOnContext(ignored -> ProblemReply.send(context.response(), refusal));
    } catch (Exception | StackOverflowError | AssertionError bug) {
      loop.runOnContext(ignored -> context.fail(bug));
    }
  }

  private static void send(HttpServerResponse response, Reply reply) {
    if (response.ended() || response.closed()) {
      return; // the client has gone
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    if (!reply.type().isEmpty()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, reply.type());
    }
    if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    response.end(reply.body());
  }

  /// @param etag of the revision that runs now; empty where the call makes none
  private void audit(Call call, int status, String etag) {
    if (access != Access.WRITE) {
      return;
    }
    LoggingEventBuilder line =
        AUDIT
            .atInfo()
            .addKeyValue("caller", call.caller().name())
            .addKeyValue("address", call.caller().address());
    for (String author : call.context().queryParam("author")) {
      line = line.addKeyValue("author", oneLine(author));
    }
    if (!etag.isEmpty()) {
      line = line.addKeyValue("revision", REVISION.matcher(etag).replaceFirst("$1"));
    }
    line.addKeyValue("request", call.context().response().headers().get(RequestIds.FIELD))
        .log("{} {} -> {}", call.method(), call.path(), status);
  }

  /// Nobody writes a line of his own into the log.
  private static String oneLine(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
