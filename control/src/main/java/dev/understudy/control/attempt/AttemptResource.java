package dev.understudy.control.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.Instance;
import dev.understudy.control.http.Call;
import dev.understudy.control.http.Refusal;
import dev.understudy.control.http.Reply;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Routes;
import dev.understudy.control.traffic.Seen;
import dev.understudy.control.traffic.TrafficJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// `try`: one real request to the service, told with the decision that was made for it.
public final class AttemptResource implements Resource {
  private static final int MOST = 4; // at once
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long TOLD_MILLIS = 500; // until a request that is over is told of
  private static final long MAX_BODY_BYTES = 1 << 20;

  private final Instance instance;
  private final Semaphore free = new Semaphore(MOST);

  public AttemptResource(Instance instance) {
    this.instance = instance;
  }

  @Override
  public void mount(Routes routes) {
    routes.change("POST", "/api/v1/try").upTo(MAX_BODY_BYTES).answers(this::attempt);
  }

  private Reply attempt(Call call) throws InterruptedException {
    call.knows();
    Sent request = Sent.of(call.json());
    InetSocketAddress service =
        instance
            .service()
            .orElseThrow(() -> new Refusal(409, "the service listens nowhere at the moment"));
    if (!free.tryAcquire()) {
      throw new Refusal(503, MOST + " requests are being tried already; wait for one of them");
    }
    try (Exchange exchange = new Exchange(service)) {
      CompletableFuture<Seen> seen = new CompletableFuture<>();
      try (var _ = instance.traffic().watch(exchange.port(), seen::complete)) {
        Exchange.Result result = exchange.send(request, PATIENCE);
        exchange.close(); // the service tells of a request that hangs once its client has gone
        return Reply.json(json(result, told(seen)));
      }
    } catch (IOException e) {
      throw new Refusal(502, "the request could not be sent to the service: " + e.getMessage());
    } finally {
      free.release();
    }
  }

  private static @Nullable Seen told(CompletableFuture<Seen> seen) throws InterruptedException {
    try {
      return seen.get(TOLD_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return null; // such as a request that the service could not read
    }
  }

  private static JsonObject json(Exchange.Result result, @Nullable Seen seen) {
    Received received = result.received();
    JsonArray headers = new JsonArray();
    received.headers().forEach(it -> headers.add(new JsonArray().add(it.name()).add(it.value())));
    JsonObject json =
        new JsonObject()
            .put("status", received.status())
            .put("headers", headers)
            .put("body", new String(received.body(), UTF_8))
            .put("bytes", received.body().length)
            .put("firstByteMs", result.firstNanos() < 0 ? null : result.firstNanos() / 1e6)
            .put("tookMs", result.lastNanos() / 1e6)
            .put("broken", received.broken().orElse(null));
    if (seen == null) {
      return json.put("decision", null).put("latenessMs", null);
    }
    if (!seen.missed().isEmpty()) {
      json.put("missed", seen.missed());
    }
    return json.put("latenessMs", seen.latenessNanos() < 0 ? null : seen.latenessNanos() / 1e6)
        .put("decision", seen.decision().map(TrafficJson::of).orElse(null));
  }
}
