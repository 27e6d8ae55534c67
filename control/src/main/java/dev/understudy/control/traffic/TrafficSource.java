package dev.understudy.control.traffic;

import java.util.function.Consumer;

/// Where requests come from. While nobody records, a request costs nothing.
public interface TrafficSource {
  /// Tells `taker` of one request in `oneIn`, on any thread and in any order, until [#stop]. It
  /// must return at once.
  void record(int oneIn, Consumer<Seen> taker);

  /// Tells `taker` of requests that come from that port of this machine, beside whoever records,
  /// until it is closed.
  Watching watch(int port, Consumer<Seen> taker);

  /// Ends with its closing.
  interface Watching extends AutoCloseable {
    @Override
    void close();
  }

  /// Tells of no more.
  void stop();

  /// Tells `taker` of requests that belong to no endpoint.
  void unmatched(Consumer<Seen> taker);
}
