package dev.understudy.cli.trace;

import dev.understudy.control.Instance;
import dev.understudy.core.outcome.Header;
import dev.understudy.core.route.RequestView;
import dev.understudy.engine.EndedRequest;
import dev.understudy.engine.Engine;
import dev.understudy.engine.RequestObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a share of the decisions to an OpenTelemetry collector by OTLP over HTTP.
///
/// A request whose `traceparent` says that its trace is sampled is sent; one whose says that it is
/// not is left out; of those without one, the share.
public final class Traces implements RequestObserver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
  private static final int QUEUE = 4_096; // requests: a second of 4,000
  private static final int BATCH = 512;
  private static final long PATIENCE_SECONDS = 10;
  private static final String TRACE_PARENT = "traceparent";

  private record Queued(EndedRequest request, Optional<SpanContext> parent) {}

  private final Engine engine;
  private final double share;
  private final SpanExporter exporter;
  private final BlockingQueue<Queued> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong exported = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread sender;
  private volatile boolean closed;

  private Traces(Engine engine, double share, SpanExporter exporter) {
    this.engine = engine;
    this.share = share;
    this.exporter = exporter;
    this.sender = Thread.ofPlatform().name("understudy-traces").daemon().unstarted(this::send);
  }

  /// Begins to send.
  ///
  /// @param url of the collector; `/v1/traces` is added where it has no path
  /// @param share 0..1 of the requests without a `traceparent`
  /// @throws IllegalArgumentException where it is no http URL
  public static Traces start(Engine engine, String url, double share) {
    boolean bare = java.net.URI.create(url).getPath().replace("/", "").isEmpty();
    String endpoint = bare ? url.replaceAll("/+$", "") + "/v1/traces" : url;
    return start(engine, share, OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build());
  }

  static Traces start(Engine engine, double share, SpanExporter exporter) {
    Traces traces = new Traces(engine, share, exporter);
    traces.sender.start();
    engine.observe(traces);
    return traces;
  }

  /// What has become of spans so far.
  public Instance.Tracing counts() {
    return new Instance.Tracing(true, exported.get(), dropped.get());
  }

  @Override
  public boolean wantsHeaders(RequestView head) {
    return !head.headers(TRACE_PARENT).isEmpty();
  }

  @Override
  public void ended(EndedRequest request) {
    Optional<SpanContext> parent = parent(request);
    boolean wanted =
        parent
            .map(SpanContext::isSampled)
            .orElseGet(() -> share >= 1 || ThreadLocalRandom.current().nextDouble() < share);
    if (wanted && !queue.offer(new Queued(request, parent))) {
      dropped.incrementAndGet();
    }
  }

  private static Optional<SpanContext> parent(EndedRequest request) {
    for (Header header : request.circumstances().headers()) {
      if (header.name().equalsIgnoreCase(TRACE_PARENT)) {
        return TraceParent.of(header.value());
      }
    }
    return Optional.empty();
  }

  private void send() {
    List<Queued> batch = new ArrayList<>(BATCH);
    Batch spans = new Batch();
    try (SdkTracerProvider provider = provider(spans)) {
      DecisionSpans maker = new DecisionSpans(provider.get("dev.understudy"));
      while (!closed || !queue.isEmpty()) {
        Queued first = queue.poll(1, TimeUnit.SECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        long offset = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - engine.nanoTime();
        for (Queued each : batch) {
          maker.of(each.request(), each.parent(), offset);
        }
        export(spans.taken(), batch.size());
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void export(List<SpanData> spans, int requests) {
    CompletableResultCode result = exporter.export(spans).join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (result.isSuccess()) {
      exported.addAndGet(requests);
    } else if (dropped.getAndAdd(requests) == 0) {
      LOG.warn(
          "traces are dropped: the collector does not take them; metrics count how many are lost");
    }
  }

  private static SdkTracerProvider provider(Batch spans) {
    return SdkTracerProvider.builder()
        .setSampler(Sampler.alwaysOn()) // chosen before they are made
        .setResource(
            Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "understudy")))
        .addSpanProcessor(SimpleSpanProcessor.create(spans))
        .build();
  }

  /// Sends what is queued, within the collector's patience, then ends.
  @Override
  public void close() {
    engine.forget(this);
    closed = true;
    try {
      sender.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exporter.shutdown();
  }

  /// Gathers the spans of a batch, on the sender's thread.
  private static final class Batch implements SpanExporter {
    private List<SpanData> spans = new ArrayList<>();

    List<SpanData> taken() {
      List<SpanData> taken = spans;
      spans = new ArrayList<>();
      return taken;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
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
