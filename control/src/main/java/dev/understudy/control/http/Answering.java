package dev.understudy.control.http;

import dev.understudy.control.revision.StoreException;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs an action off the event loop and writes what it returns. Calls that change something are
/// logged: who, from where, what, and how it ended.
record Answering(Action action, Access access) implements Handler<RoutingContext> {
  private static final ThreadFactory THREADS = Thread.ofVirtual().name("admin-", 0).factory();
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
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
      audit(call, reply.status());
      loop.runOnContext(ignored -> send(context.response(), reply));
    } catch (Refusal refusal) {
      audit(call, refusal.status());
      loop.runOnContext(ignored -> ProblemReply.send(context.response(), refusal));
    } catch (StoreException e) {
      int status = e.kind() == StoreException.Kind.FULL ? 507 : 503;
      LOG.warn("{} {}: {}", call.method(), call.path(), e.getMessage());
      audit(call, status);
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

  private void audit(Call call, int status) {
    if (access == Access.WRITE) {
      AUDIT
          .atInfo()
          .addKeyValue("caller", call.caller().name())
          .addKeyValue("address", call.caller().address())
          .addKeyValue("status", status)
          .log("{} {} -> {}", call.method(), call.path(), status);
    }
  }
}
