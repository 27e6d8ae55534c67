package dev.understudy.control.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.outcome.Header;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is kept of single requests, and what is hidden.
class TrafficLogTest {
  /// Requests come as the test says.
  private static final class Requests implements TrafficSource {
    Optional<Consumer<Seen>> taker = Optional.empty();
    Consumer<Seen> unmatched = _ -> {};

    @Override
    public void record(int oneIn, Consumer<Seen> toldOf) {
      taker = Optional.of(toldOf);
    }

    @Override
    public Watching watch(int port, Consumer<Seen> toldOf) {
      return () -> {};
    }

    @Override
    public void stop() {
      taker = Optional.empty();
    }

    @Override
    public void unmatched(Consumer<Seen> toldOf) {
      unmatched = toldOf;
    }
  }

  private final Requests requests = new Requests();
  private final TrafficLog log = new TrafficLog(requests);

  @Test
  void keepsTheLastOnes() {
    log.record(new TrafficLog.Recording(1, 3, 0, 1_000));
    for (int i = 1; i <= 5; i++) {
      requests.taker.orElseThrow().accept(seen("/" + i, ""));
    }
    assertThat(log.newest(0, 10))
        .extracting(it -> it.number() + " " + it.seen().path())
        .containsExactly("5 /5", "4 /4", "3 /3");
    assertThat(log.newest(4, 10)).hasSize(1);
    assertThat(log.recorded()).isEqualTo(5);
  }

  @Test
  void stopsByItselfAndThenNobodyIsTold() {
    log.record(new TrafficLog.Recording(1, 3, 0, 1_000));
    assertThat(log.stopIfOver(999)).isFalse();
    assertThat(requests.taker).isPresent();
    assertThat(log.stopIfOver(1_000)).isTrue();
    assertThat(requests.taker).isEmpty();
    assertThat(log.stopIfOver(2_000)).isFalse();
  }

  @Test
  void whatComesLateOfAnEarlierRecordingIsLeftOut() {
    log.record(new TrafficLog.Recording(1, 3, 0, 1_000));
    Consumer<Seen> earlier = requests.taker.orElseThrow();
    log.record(new TrafficLog.Recording(1, 3, 0, 1_000));
    earlier.accept(seen("/late", ""));
    assertThat(log.newest(0, 10)).isEmpty();
  }

  @Test
  void secretsAreHiddenBeforeTheyAreKept() {
    log.record(new TrafficLog.Recording(1, 3, 0, 1_000));
    requests
        .taker
        .orElseThrow()
        .accept(
            seen(
                "/pay",
                "a=1&access_token=xyz&b=2",
                new Header("Authorization", "Bearer abc"),
                new Header("Cookie", "sid=77"),
                new Header("X-Api-Key", "k"),
                new Header("Accept", "text/html")));
    Seen kept = log.newest(0, 1).getFirst().seen();
    assertThat(kept.query()).isEqualTo("a=1&access_token=***&b=2");
    assertThat(kept.headers())
        .extracting(Header::value)
        .containsExactly("Bearer ***", "***", "***", "text/html");
  }

  @Test
  void unmatchedPathsAreCountedWithoutRecordingAndBounded() {
    for (int i = 0; i < 300; i++) {
      requests.unmatched.accept(seen("/gone/" + i, ""));
    }
    requests.unmatched.accept(seen("/gone/299", ""));
    assertThat(log.unmatched()).hasSize(200);
    assertThat(log.unmatched().stream().filter(it -> it.path().equals("/gone/299")))
        .singleElement()
        .extracting(TrafficLog.Unmatched::count)
        .isEqualTo(2L);
    assertThat(log.forgottenPaths()).isEqualTo(100);
  }

  private static Seen seen(String path, String query, Header... headers) {
    return new Seen(
        5, "10.0.0.1:9", "GET", path, query, 200, 7, 1, List.of(headers), "", Optional.empty());
  }
}
