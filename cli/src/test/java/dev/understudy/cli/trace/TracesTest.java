package dev.understudy.cli.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.engine.Engine;
import dev.understudy.engine.EngineOptions;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a collector gets of requests to a running engine.
@Timeout(120)
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private final Collector collector = new Collector();
  private final HttpClient client = HttpClient.newHttpClient();
  private Engine engine;

  TracesTest() throws Exception {
    engine =
        Engine.start(
            EngineOptions.listeningOn("127.0.0.1", 0).withLoops(1),
            Configurations.parse(
                    "shop.yaml",
                    """
                    version: 1
                    seed: 1
                    endpoints:
                      pay: {request: GET /pay, latency: 2ms, calls: [{to: bank}]}
                    dependencies:
                      bank: {latency: 3ms}
                    """,
                    LoadOptions.of(1))
                .plan()
                .orElseThrow());
  }

  @BeforeEach
  void quiet() {
    assertThat(collector.batches).isEmpty();
  }

  @AfterEach
  void stop() {
    engine.close();
    client.close();
  }

  @Test
  void aSampledRequestJoinsItsCallersTraceWithASpanForEachPhase() throws Exception {
    try (Traces traces = Traces.start(engine, 0, collector)) {
      get("00-" + TRACE + "-" + PARENT + "-01");
      List<SpanData> spans = collector.await();
      assertThat(spans)
          .extracting(SpanData::getName)
          .containsExactlyInAnyOrder("GET pay", "service", "call bank");
      assertThat(spans).extracting(SpanData::getTraceId).containsOnly(TRACE);
      SpanData whole =
          spans.stream().filter(it -> it.getName().equals("GET pay")).findFirst().orElseThrow();
      assertThat(whole.getParentSpanId()).isEqualTo(PARENT);
      SpanData service =
          spans.stream().filter(it -> it.getName().equals("service")).findFirst().orElseThrow();
      assertThat(service.getParentSpanId()).isEqualTo(whole.getSpanId());
      assertThat(service.getEndEpochNanos() - service.getStartEpochNanos()).isEqualTo(2_000_000);
      assertThat(whole.getEndEpochNanos() - whole.getStartEpochNanos())
          .isGreaterThanOrEqualTo(5_000_000);
      assertThat(traces.counts().dropped()).isZero();
    }
  }

  @Test
  void aRequestOfATraceThatIsNotSampledIsLeftOutWhateverTheShare() throws Exception {
    try (Traces _ = Traces.start(engine, 1, collector)) {
      get("00-" + TRACE + "-" + PARENT + "-00");
      get("");
      List<SpanData> spans = collector.await();
      assertThat(spans).hasSize(3);
      assertThat(spans).extracting(SpanData::getTraceId).doesNotContain(TRACE);
    }
  }

  @Test
  void whatTheCollectorDoesNotTakeIsCounted() throws Exception {
    collector.takes = false;
    Traces traces = Traces.start(engine, 1, collector);
    try (traces) {
      get("");
      collector.await();
    }
    assertThat(traces.counts().dropped()).isEqualTo(1);
    assertThat(traces.counts().exported()).isZero();
  }

  /// By the protocol's own exporter, over HTTP.
  @Test
  void aCollectorGetsThemByOtlpOverHttp() throws Exception {
    LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/v1/traces",
        exchange -> {
          bodies.add(
              exchange.getRequestHeaders().getFirst("Content-Type")
                  + new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
    Traces traces = Traces.start(engine, url, 1);
    try (traces) {
      get("");
      assertThat(bodies.poll(60, TimeUnit.SECONDS))
          .startsWith("application/x-protobuf")
          .contains("service.name", "understudy", "GET pay", "call bank");
    } finally {
      receiver.stop(0);
    }
    assertThat(traces.counts().exported()).isEqualTo(1);
  }

  @Test
  void aMalformedTraceParentIsNone() {
    assertThat(TraceParent.of("00-" + TRACE + "-" + PARENT + "-01")).isPresent();
    assertThat(TraceParent.of("cc-" + TRACE + "-" + PARENT + "-01-later")).isPresent();
    assertThat(TraceParent.of("00-" + TRACE + "-" + PARENT + "-01-later")).isEmpty();
    assertThat(TraceParent.of("ff-" + TRACE + "-" + PARENT + "-01")).isEmpty();
    assertThat(TraceParent.of("00-" + "0".repeat(32) + "-" + PARENT + "-01")).isEmpty();
    assertThat(TraceParent.of("nonsense")).isEmpty();
  }

  private void get(String traceParent) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + "/pay"));
    if (!traceParent.isEmpty()) {
      request.header("traceparent", traceParent);
    }
    assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  /// A collector in memory.
  private static final class Collector implements SpanExporter {
    final LinkedBlockingQueue<List<SpanData>> batches = new LinkedBlockingQueue<>();
    volatile boolean takes = true;

    List<SpanData> await() throws InterruptedException {
      List<SpanData> batch = batches.poll(60, TimeUnit.SECONDS);
      assertThat(batch).isNotNull();
      return batch == null ? List.of() : batch;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      batches.add(List.copyOf(spans));
      return takes ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
