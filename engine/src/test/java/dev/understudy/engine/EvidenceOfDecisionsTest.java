package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Clock;
import dev.understudy.core.verify.Evidence;
import dev.understudy.core.verify.Facet;
import dev.understudy.core.verify.Judge;
import dev.understudy.core.verify.Mode;
import dev.understudy.core.verify.Overhead;
import dev.understudy.core.verify.Report;
import dev.understudy.core.verify.Settings;
import dev.understudy.core.verify.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an engine keeps of its own decisions, judged: in virtual time, so that nothing is late.
class EvidenceOfDecisionsTest {
  private static final int REQUESTS = 4000;

  /// A request every 10 ms of virtual time, round twelve connections; timers are seen every 10 ms.
  private static VirtualServer served(String text) {
    VirtualServer server = new VirtualServer(Configured.plan(text));
    List<VirtualServer> connections =
        Stream.concat(Stream.of(server), Stream.generate(server::another).limit(11)).toList();
    for (int i = 0; i < REQUESTS; i++) {
      VirtualServer connection = connections.get(i % 12);
      connection.get("/cart");
      server.advanceMillis(10);
      connection.received();
    }
    for (int i = 0; i < 500; i++) {
      server.advanceMillis(10);
    }
    return server;
  }

  private static Evidence evidence(VirtualServer server) {
    return server.plans.current().endpoints[0].evidence.sum();
  }

  private static Report judged(Evidence evidence) {
    return Judge.judgeServer(List.of(evidence), Settings.fidelity(Overhead.NONE, Clock.NANOS));
  }

  private static List<Claim> failed(Report report) {
    return report.with(Verdict.FAIL);
  }

  @Test
  void aSteadyEndpointIsJudgedByItsLaw() {
    Evidence evidence =
        evidence(
            served(
                """
                endpoints:
                  get-cart:
                    request: GET /cart
                    latency: {lognormal: {p50: 300ms, p99: 900ms}}
                    errors: {down: {rate: 5%, status: 503, latency: 200ms}}
                """));
    Report report = judged(evidence);
    assertThat(evidence.n()).isEqualTo(REQUESTS);
    assertThat(failed(report)).isEmpty();
    assertThat(report.with(Verdict.PASS))
        .extracting(Claim::subject)
        .contains("shape", "shape of down", "p50", "p99");
  }

  @Test
  void windowsContentionLimitsAndQueuesAreJudgedByTheLawInForce() {
    Evidence evidence =
        evidence(
            served(
                """
                windows:
                  rush:
                    on: {endpoint: get-cart}
                    at: {start: 10s, duration: 20s}
                    ramp: {up: 10s}
                    behaviour: {latency: {scale: 4}, errors: {down: {rate: 30%, status: 503}}}
                endpoints:
                  get-cart:
                    request: GET /cart
                    latency: {lognormal: {p50: 300ms, p99: 700ms}}
                    errors: {down: {rate: 2%, status: 503}}
                    rateLimit: {rate: 95/s, burst: 5}
                    capacity: {concurrency: 60, queue: 10}
                    contention: {linear: {perRequest: 1%, above: 10}}
                """));
    Report report = judged(evidence);
    assertThat(failed(report)).isEmpty();
    assertThat(report.claims())
        .filteredOn(claim -> claim.question() == Mode.EXACTNESS)
        .filteredOn(claim -> claim.verdict() == Verdict.PASS)
        .extracting(Claim::facet)
        .contains(Facet.SHAPE, Facet.TAIL);
    assertThat(report.with(Verdict.NOT_JUDGED))
        .extracting(Claim::subject)
        .contains("waits, refusals and calls");
    assertThat(report.with(Verdict.PASS)).extracting(Claim::subject).contains("p50", "p95");
  }

  /// Requests that are decided in stages end out of order; their draws are all there.
  @Test
  void requestsDecidedInStagesAreAllThere() {
    Evidence evidence =
        evidence(
            served(
                """
                dependencies:
                  stock: {latency: {exponential: {mean: 200ms}}, capacity: {concurrency: 20, queue: 5}}
                endpoints:
                  get-cart:
                    request: GET /cart
                    latency: {lognormal: {p50: 250ms, p99: 800ms}}
                    errors: {down: {rate: 3%, status: 503, meanRun: 3}}
                    calls: [{to: stock}]
                """));
    Report report = judged(evidence);
    assertThat(evidence.n()).isEqualTo(REQUESTS);
    assertThat(failed(report)).isEmpty();
    assertThat(report.with(Verdict.PASS)).extracting(Claim::facet).contains(Facet.SHAPE);
  }

  @Test
  void anEndpointThatChangesItsBehaviourIsJudgedAnew() {
    String before =
        "endpoints:\n  get-cart: {request: GET /cart, latency: 5ms}\n"
            + "  get-news: {request: GET /news, latency: 5ms}\n";
    VirtualServer server = new VirtualServer(Configured.plan(before));
    server.get("/cart").advanceMillis(5).get("/news").advanceMillis(5);
    server.plans.apply(
        Configured.plan(before.replace("/cart, latency: 5ms", "/cart, latency: 7ms")));
    assertThat(evidence(server).n()).isZero();
    assertThat(server.plans.current().endpoints[1].evidence.sum().n()).isEqualTo(1);
  }

  /// The same draws again are no further evidence.
  @Test
  void ordinalsThatBeginAgainAreJudgedAnew() {
    VirtualServer server =
        new VirtualServer(
            Configured.plan("endpoints:\n  get-cart: {request: GET /cart, latency: 5ms}\n"));
    server.get("/cart").advanceMillis(5);
    assertThat(evidence(server).n()).isEqualTo(1);
    server.plans.reset(new Reset(true, false, false));
    assertThat(evidence(server).n()).isZero();
  }
}
