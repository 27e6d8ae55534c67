package dev.understudy.config.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.explain.Explanation.Effect;
import dev.understudy.config.explain.Explanation.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final String TEXT =
      """
      version: 1
      defaults:
        latency: {lognormal: {p50: 20ms, p99: 150ms}}
        errors:
          gone: {rate: 1%, status: 404}
          cut: {rate: 0.1%, corrupt: {truncate: 40%}}
      endpoints:
        get-product:
          request: GET /products/{id}
          response: {json: {x: 1}}
          latency: {gamma: {mean: 120ms, sd: 40ms}, max: 1s}
          errors:
            gone: {rate: 2%, status: [404, 410], meanRun: 8, latency: 5ms}
            slow: {rate: 1%, fault: {stall: {for: 3s}}}
        list: {request: GET /products, response: {json: [1]}}
      """;

  private static List<Explanation> explain(String text) {
    return Explanation.of(Configurations.parse("shop.yaml", text, LoadOptions.of(1)));
  }

  @Test
  void eachFacetShowsItsLayersLowToHigh() {
    Explanation product = explain(TEXT).getFirst();
    assertThat(product.endpoint()).isEqualTo("get-product");
    assertThat(product.request()).isEqualTo("GET /products/{id}");
    assertThat(product.facets())
        .extracting(Explanation.Facet::name)
        .containsExactly("latency", "errors.gone", "errors.cut", "errors.slow");
    List<Step> latency = product.facets().getFirst().steps();
    assertThat(latency)
        .extracting(step -> step.layer() + ": " + step.value() + ", " + step.place().label())
        .containsExactly(
            "defaults: lognormal p50 20ms p99 150ms, shop.yaml:3:12",
            "get-product: gamma mean 120ms sd 40ms max 1s, shop.yaml:11:14");
    assertThat(latency).extracting(Step::effect).containsExactly(Effect.REPLACED, Effect.STANDS);
    assertThat(product.facets().get(1).steps())
        .extracting(Step::value)
        .containsExactly(
            "rate 1% status 404", "rate 2% status 404 or 410 meanRun 8 latency fixed 5ms");
  }

  @Test
  void outcomesCarryTheirRatesAndServedTimes() {
    Explanation product = explain(TEXT).getFirst();
    assertThat(product.outcomes())
        .extracting(row -> row.name() + " " + row.what())
        .containsExactly(
            "success status 200",
            "gone status 404 or 410",
            "cut truncate 40%",
            "slow fault stall after 50% for 3s");
    assertThat(product.outcomes().getFirst().rate()).isCloseTo(0.969, within(1e-12));
    assertThat(product.outcomes().get(1).meanRun()).isEqualTo(8);
    assertThat(product.outcomes().getFirst().latency().mean()).isCloseTo(120e6, within(1.0));
    assertThat(product.outcomes().getFirst().latency().sd()).isCloseTo(40e6, within(1.0));
    assertThat(product.outcomes().get(1).latency().p99()).isEqualTo(5e6);
  }

  @Test
  void whatIsInheritedStandsFromTheDefaults() {
    Explanation list = explain(TEXT).getLast();
    assertThat(list.facets().getFirst().steps())
        .extracting(Step::layer)
        .containsExactly("defaults");
    assertThat(list.outcomes().getFirst().latency().p50()).isCloseTo(20e6, within(1e-3));
  }

  @Test
  void aConfigurationWithoutAPlanExplainsNothing() {
    assertThat(explain("version: 1\n")).isEmpty();
  }

  @Test
  void aStepShowsTheWindowsOfItsWorkflowWhichTheEndpointDoesNot() {
    Loaded loaded =
        Configurations.parse(
            "shop.yaml",
            """
            version: 1
            endpoints:
              pay: {request: POST /pay, latency: 20ms}
            workflows:
              purchase: {session: {cookie: sid}, steps: {last: {on: pay, end: true}}}
            windows:
              slow: {on: {workflow: purchase}, at: {duration: 1m}, behaviour: {latency: {scale: 4}}}
            """,
            LoadOptions.of(1));
    var at = new Explanation.When(Optional.empty(), OptionalLong.of(1_000_000_000), 0);
    Explanation step = Explanation.ofStep(loaded, at, "purchase.last").getFirst();
    assertThat(step.endpoint()).isEqualTo("pay@purchase");
    assertThat(step.windows()).extracting(Explanation.WindowRow::id).containsExactly("slow");
    assertThat(step.outcomes().getFirst().latency().p50()).isEqualTo(80e6);
    Explanation endpoint = Explanation.of(loaded, at, "pay").orElseThrow();
    assertThat(endpoint.windows()).isEmpty();
    assertThat(endpoint.outcomes().getFirst().latency().p50()).isEqualTo(20e6);
  }
}
