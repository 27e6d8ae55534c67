package dev.understudy.results.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Claim;
import dev.understudy.core.verify.ErrorModel;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.text.ResultException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files of the plan's own draws, seed 20260211, judged whole. A right service is failed in at most
/// 1 % of all reports, a wrong one of these sizes is not passed.
class VerifierTest {
  private static final int N = 20_000;

  private static List<String> failed(Verification verification) {
    return verification.report().with(Verdict.FAIL).stream()
        .map(claim -> claim.endpoint() + " " + claim.subject())
        .toList();
  }

  @Test
  void whatWasToldDoesNotFailAndMostOfItPasses() {
    Plan plan = Draws.shop();
    Verification verification = Draws.verify(plan, Draws.k6(plan, N), Verifier.Options.defaults());
    assertThat(failed(verification)).isEmpty();
    assertThat(verification.requests()).isEqualTo(5L * N);
    assertThat(verification.unattributed()).isZero();
    assertThat(verification.baseline()).isEqualTo("health");
    assertThat(verification.claims("list-products"))
        .filteredOn(claim -> !claim.subject().equals("p99.9"))
        .extracting(Claim::verdict)
        .containsOnly(Verdict.PASS);
  }

  @Test
  void timesThatAre15PercentLongerFailAtEveryEndpointThatWaits() {
    Plan told = Draws.shop();
    Plan slower =
        Draws.shop(
            text ->
                text.replace("p50: 20ms, p99: 150ms", "p50: 23ms, p99: 172.5ms")
                    .replace("mean: 60ms, sd: 20ms", "mean: 69ms, sd: 23ms")
                    .replace("latency: 15ms", "latency: 17.25ms"));
    Verification verification =
        Draws.verify(told, Draws.k6(slower, N), Verifier.Options.defaults());
    assertThat(verification.report().verdict()).isEqualTo(Verdict.FAIL);
    for (String id : List.of("list-products", "get-product", "create-order", "get-order")) {
      assertThat(failed(verification)).anyMatch(claim -> claim.startsWith(id + " p"));
    }
    assertThat(failed(verification)).noneMatch(claim -> claim.contains("gone"));
  }

  @Test
  void anErrorThatIsFarMoreFrequentFailsAlone() {
    Plan wrong = Draws.shop(text -> text.replace("gone: {rate: 5%", "gone: {rate: 9.75%"));
    assertThat(failed(Draws.verify(Draws.shop(), Draws.k6(wrong, N), Verifier.Options.defaults())))
        .containsExactly("get-product gone");
  }

  @Test
  void anAnswerThatWasNeverToldFails() {
    Plan wrong =
        Draws.shop(
            text -> text.replace("gone: {rate: 5%, status: 404", "gone: {rate: 5%, status: 410"));
    assertThat(failed(Draws.verify(Draws.shop(), Draws.k6(wrong, N), Verifier.Options.defaults())))
        .contains("get-product gone", "get-product other outcomes");
  }

  @Test
  void outcomesThatLookAlikeAreOneAndSaidSo() {
    Plan plan = Draws.shop();
    Verification verification =
        Draws.verify(plan, Draws.k6(plan, 1000), Verifier.Options.defaults());
    assertThat(verification.claims("create-order"))
        .extracting(Claim::subject)
        .contains("unavailable or overloaded");
    assertThat(verification.notes())
        .contains(
            "create-order: a client cannot tell unavailable, overloaded apart: counted as one",
            "get-product: a client cannot tell lying from success: counted as success");
  }

  @Test
  void whereBrokenRequestsLeaveNoLineRatesAreOfTheRest() {
    Plan plan = Draws.shop();
    Verification verification =
        Draws.verify(plan, Draws.h2load(plan, "get-product", 60_000), Draws.only("get-product"));
    List<ErrorModel> errors = verification.endpoints().getFirst().model().errors();
    assertThat(errors).extracting(ErrorModel::name).containsExactly("gone");
    assertThat(errors.getFirst().rate()).isCloseTo(0.05 / 0.95, within(1e-12));
    assertThat(failed(verification)).isEmpty();
    assertThat(verification.notes()).anyMatch(note -> note.contains("rates are of the rest"));
  }

  @Test
  void aFileThatDoesNotSayTheEndpointNeedsOne() {
    Plan plan = Draws.shop();
    String log = Draws.h2load(plan, "list-products", 100);
    assertThatThrownBy(() -> Draws.verify(plan, log, Verifier.Options.defaults()))
        .isInstanceOf(ResultException.class)
        .hasMessage(
            "result: no request belongs to an endpoint of shop. the file does not say which"
                + " endpoint: name one with --endpoint");
    assertThat(Draws.verify(plan, log, Draws.only("list-products")).endpoints().getFirst().n())
        .isEqualTo(100);
  }

  @Test
  void anotherUnitIsNoVerdict() {
    Plan plan = Draws.shop();
    String wrong =
        "method,path,status,elapsed_us\n"
            + Draws.k6(plan, 200)
                .lines()
                .skip(1)
                .filter(line -> line.endsWith("/products"))
                .map(line -> "GET,/products,200," + line.split(",")[2] + "\n")
                .reduce("", String::concat);
    assertThatThrownBy(() -> Draws.verify(plan, wrong, Verifier.Options.defaults()))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("times 1/1000");
  }

  @Test
  void aServiceThatDoesNotWaitAtAllFailsRatherThanBeingTakenForAnotherUnit() {
    Plan plan = Draws.shop();
    String fast = "method,path,status,elapsed_us\n" + "GET,/products,200,20\n".repeat(3000);
    assertThat(failed(Draws.verify(plan, fast, Verifier.Options.defaults())))
        .contains("list-products p50");
  }

  @Test
  void whatDependsOnTimeOrLoadIsLeftToTheServersRecord() {
    Plan plan =
        Draws.plan(
            """
            version: 1
            name: busy
            endpoints:
              a: {request: GET /a, latency: 5ms, capacity: {concurrency: 2}}
            """);
    String file = "method,path,status,elapsed_ms\n" + "GET,/a,200,5.1\n".repeat(50);
    Verification verification = Draws.verify(plan, file, Verifier.Options.defaults());
    assertThat(verification.report().verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(verification.report().claims().getFirst().reason()).contains("a capacity");
    assertThat(verification.report().claims().getFirst().n()).isEqualTo(50);
  }

  @Test
  void whatRemembersEarlierRequestsIsNotJudged() {
    Plan plan =
        Draws.plan(
            """
            version: 1
            name: busy
            endpoints:
              a: {request: GET /a, latency: 5ms}
            workflows:
              w: {session: {cookie: sid}, steps: [a]}
            """);
    String file = "method,path,status,elapsed_ms\n" + "GET,/a,200,5.1\n".repeat(50);
    Verification verification = Draws.verify(plan, file, Verifier.Options.defaults());
    assertThat(verification.report().verdict()).isEqualTo(Verdict.NOT_JUDGED);
    assertThat(verification.report().claims().getFirst().reason())
        .contains("takes part in a workflow");
    assertThat(verification.report().claims().getFirst().n()).isEqualTo(50);
  }

  @Test
  void samplesOfTheServerTellEveryOutcomeByName() {
    Plan plan = Draws.shop();
    String file =
        "ordinal,latency_us,outcome,endpoint\n"
            + "0,20.1,success,get-product\n1,20.1,lying,get-product\n2,9,reset,get-product\n";
    Verification verification = Draws.verify(plan, file, Verifier.Options.defaults());
    var seen = verification.endpoints().getFirst();
    assertThat(seen.model().errors())
        .extracting(ErrorModel::name)
        .containsExactly("gone", "lying", "reset");
    assertThat(List.of(seen.count(0), seen.count(2), seen.count(3))).containsOnly(1L);
    assertThat(seen.others()).isZero();
  }
}
