package dev.understudy.results.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.Method;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.text.ResultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// A client's file joined with a server's record, by ordinal and by rank. 2,000 requests of each
/// endpoint, drawn by seed 7; transport takes 0.2 to 0.4 ms.
class JoinVerifierTest {
  private static final int N = 2_000;

  private static final String TOLD =
      """
      version: 1
      name: shop
      seed: 7
      endpoints:
        get-cart:
          request: GET /cart
          latency: {lognormal: {p50: 8ms, p99: 20ms}}
          errors: {down: {rate: 5%, status: 503}, lost: {rate: 0.1%, fault: reset}}
        health: {request: GET /health, latency: 0ms}
      """;

  private static final LongUnaryOperator TRANSPORT = i -> 200_000 + i % 1_000 * 200;

  /// What a server of this plan would record.
  private static String record(Plan plan) {
    StringBuilder rows =
        new StringBuilder(
            "time_ns,revision,scenario,scenario_ns,endpoint,ordinal,drawn,outcome,status,wait_ns,service_ns,call_ns,response_ns,lateness_ns,slowdown\n");
    for (EndpointPlan endpoint : plan.endpoints()) {
      EndpointState state = new EndpointState();
      for (int i = 0; i < N; i++) {
        Decision made = state.decide(endpoint, 0);
        String outcome = endpoint.outcomes().get(made.outcome()).name();
        rows.append(1_764_000_000_000_000_000L + i * 1_000_000L)
            .append(",1,default,")
            .append(i * 1_000_000L)
            .append(',')
            .append(endpoint.id())
            .append(',')
            .append(i)
            .append(',')
            .append(outcome)
            .append(',')
            .append(outcome)
            .append(',')
            .append(made.status())
            .append(",0,")
            .append(made.serviceNanos())
            .append(",0,")
            .append(made.serviceNanos())
            .append(",50000,1\n");
      }
    }
    return rows.toString();
  }

  /// What its client would measure.
  private static String client(Plan plan, boolean ordinals, LongUnaryOperator transport) {
    StringBuilder rows = new StringBuilder("endpoint,status,error,elapsed_ns,ordinal\n");
    for (EndpointPlan endpoint : plan.endpoints()) {
      EndpointState state = new EndpointState();
      for (int i = 0; i < N; i++) {
        Decision made = state.decide(endpoint, 0);
        boolean lost = endpoint.outcomes().get(made.outcome()).name().equals("lost");
        rows.append(endpoint.id())
            .append(',')
            .append(lost ? "" : "" + made.status())
            .append(',')
            .append(lost ? "connection reset" : "")
            .append(',')
            .append(made.serviceNanos() + transport.applyAsLong(i))
            .append(',')
            .append(ordinals ? "" + i : "")
            .append('\n');
      }
    }
    return rows.toString();
  }

  private static Verification join(Plan told, String record, String client) throws IOException {
    try (JoinVerifier verifier = new JoinVerifier(told, Verifier.Options.defaults())) {
      verifier.record("record", open(record));
      return verifier.verify("client", open(client));
    }
  }

  private static ResultFile open(String text) throws IOException {
    return ResultFile.open(
        "file", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), read -> {});
  }

  private static Claim claim(Verification verification, String subject) {
    return verification.claims("get-cart").stream()
        .filter(claim -> claim.subject().equals(subject) && !claim.method().equals(Method.BAND))
        .filter(claim -> claim.question().equals(dev.understudy.core.verify.Mode.FIDELITY))
        .findFirst()
        .orElseThrow();
  }

  /// A rate of 0.1 % would take millions of requests; that each draw is the seed's takes none.
  @Test
  void theSameRequestsPassInFullWhateverTheirNumber() throws IOException {
    Plan told = Draws.plan(TOLD);
    Verification verification = join(told, record(told), client(told, true, TRANSPORT));
    assertThat(verification.report().verdict()).isEqualTo(Verdict.PASS);
    assertThat(verification.baseline()).isEqualTo("health");
    assertThat(claim(verification, "p99").method()).isEqualTo(Method.PAIRED);
    assertThat(verification.claims("get-cart"))
        .filteredOn(claim -> claim.subject().equals("lost"))
        .extracting(Claim::verdict, Claim::method)
        .contains(org.assertj.core.groups.Tuple.tuple(Verdict.PASS, Method.SEED));
  }

  @Test
  void withoutOrdinalsTheyAreJoinedByRank() throws IOException {
    Plan told = Draws.plan(TOLD);
    Verification verification = join(told, record(told), client(told, false, TRANSPORT));
    assertThat(verification.report().verdict()).isEqualTo(Verdict.PASS);
    assertThat(claim(verification, "p99").method()).isEqualTo(Method.RANKED);
    assertThat(verification.notes()).anyMatch(note -> note.contains("the k-th quickest"));
  }

  @Test
  void aServiceThatIs15PercentSlowerFailsEitherWay() throws IOException {
    Plan told = Draws.plan(TOLD);
    Plan slower = Draws.plan(TOLD.replace("p50: 8ms, p99: 20ms", "p50: 9.2ms, p99: 23ms"));
    for (boolean ordinals : new boolean[] {true, false}) {
      Verification verification = join(told, record(slower), client(slower, ordinals, TRANSPORT));
      assertThat(verification.report().with(Verdict.FAIL))
          .anyMatch(claim -> claim.subject().equals("shape"));
    }
  }

  /// The record is right and the client saw 3 ms more at every request that waits: something
  /// between the two is at fault.
  @Test
  void repliesThatComeLaterThanDecidedFailThoughTheDrawsAreRight() throws IOException {
    Plan told = Draws.plan(TOLD);
    String late =
        client(told, true, TRANSPORT)
            .lines()
            .map(line -> line.startsWith("get-cart,") ? later(line) : line)
            .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
    Verification verification = join(told, record(told), late);
    assertThat(claim(verification, "p50").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(claim(verification, "mean").verdict()).isEqualTo(Verdict.FAIL);
  }

  private static String later(String line) {
    String[] cells = line.split(",", -1);
    cells[3] = "" + (Long.parseLong(cells[3]) + 3_000_000);
    return String.join(",", cells);
  }

  @Test
  void aStatusThatWasNotDecidedFailsByRankToo() throws IOException {
    Plan told = Draws.plan(TOLD);
    String other = client(told, false, TRANSPORT).replaceFirst("get-cart,200", "get-cart,500");
    Verification verification = join(told, record(told), other);
    assertThat(claim(verification, "another outcome than recorded").verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void aFileOfOtherRequestsThanTheRecordsIsRefused() {
    Plan told = Draws.plan(TOLD);
    String half = client(told, false, TRANSPORT).replaceFirst("(get-cart,[^\n]*\n){1000}", "");
    assertThatThrownBy(() -> join(told, record(told), half))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("the record has 2,000 requests of get-cart, this file 1,000");
  }
}
