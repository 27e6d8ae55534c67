package dev.understudy.cli.serve;

import dev.understudy.control.traffic.Seen;
import dev.understudy.control.traffic.TrafficSource;
import dev.understudy.core.route.RequestView;
import dev.understudy.engine.EndedRequest;
import dev.understudy.engine.Engine;
import dev.understudy.engine.RequestObserver;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The engine's requests as the admin port sees them. While nobody records, the engine has no
/// observer for it.
final class EngineTraffic implements TrafficSource {
  private final Engine engine;
  private Optional<RequestObserver> recording = Optional.empty();

  EngineTraffic(Engine engine) {
    this.engine = engine;
  }

  @Override
  public synchronized void record(int oneIn, Consumer<Seen> taker) {
    stop();
    RequestObserver observer = new Sampler(oneIn, taker);
    recording = Optional.of(observer);
    engine.observe(observer);
  }

  @Override
  public Watching watch(int port, Consumer<Seen> taker) {
    RequestObserver observer =
        request -> {
          if (request.client() instanceof InetSocketAddress from && from.getPort() == port) {
            taker.accept(seen(request));
          }
        };
    engine.observe(observer);
    return () -> engine.forget(observer);
  }

  @Override
  public synchronized void stop() {
    recording.ifPresent(engine::forget);
    recording = Optional.empty();
  }

  @Override
  public void unmatched(Consumer<Seen> taker) {
    engine.observeUnmatched(ended -> taker.accept(seen(ended)));
  }

  /// Takes one request in so many. Headers are kept of all of them, since which one is taken turns
  /// out at its end.
  private final class Sampler implements RequestObserver {
    private final int oneIn;
    private final Consumer<Seen> taker;
    private final AtomicLong ended = new AtomicLong();

    Sampler(int oneIn, Consumer<Seen> taker) {
      this.oneIn = oneIn;
      this.taker = taker;
    }

    @Override
    public void ended(EndedRequest request) {
      if (oneIn == 1 || ended.getAndIncrement() % oneIn == 0) {
        taker.accept(seen(request));
      }
    }

    @Override
    public boolean wantsHeaders(RequestView head) {
      return true;
    }
  }

  private Seen seen(EndedRequest request) {
    EndedRequest.Circumstances more = request.circumstances();
    long agoMillis = TimeUnit.NANOSECONDS.toMillis(engine.nanoTime() - more.arrivalNanos());
    return new Seen(
        System.currentTimeMillis() - agoMillis,
        request.client() instanceof InetSocketAddress address
            ? address.getHostString() + ":" + address.getPort()
            : request.client().toString(),
        request.method(),
        request.path(),
        request.query(),
        request.status(),
        request.actualNanos(),
        more.latenessNanos(),
        more.headers(),
        more.missed(),
        request.decision());
  }
}
