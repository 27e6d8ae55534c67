package dev.understudy.config.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.core.distribution.Distribution;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.OutcomePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What three behaviours one upon the other come to depends on their order alone, not on which
/// layers they stand in: the algebra is the same everywhere.
class LayersPropertiesTest {
  private static final String[] BEHAVIOURS = {
    "latency: 40ms",
    "latency: {lognormal: {p50: 20ms, p99: 150ms}}",
    "latency: {scale: 2}",
    "latency: {add: 5ms}",
    "latency: {scale: 0.5, add: 1ms}",
    "latency: none",
    "errors: {down: {rate: 2%, status: 503}}",
    "errors: {down: {rate: 4%, status: 500}, late: {rate: 1%, status: 504}}",
    "errors: {scale: 3}",
    "errors: {add: {down: {rate: 1%, status: 503}}}",
    "errors: {add: {odd: {rate: 3%, status: 418}}}",
    "errors: none",
    "capacity: {concurrency: 3}",
    "capacity: none",
    "rateLimit: {rate: 5/s}",
    "bandwidth: {response: 1MB/s}",
    "errors: {scale: 0.5}, latency: {scale: 3}"
  };

  private static final String BASE = "latency: 10ms, errors: {base: {rate: 1%, status: 599}}";

  @Provide
  static Arbitrary<List<String>> stacks() {
    return Arbitraries.of(BEHAVIOURS).list().ofSize(3);
  }

  private static EndpointPlan plan(String layers) {
    Loaded loaded = Configurations.parse("t.yaml", "version: 1\n" + layers, LoadOptions.of(1));
    assertThat(loaded.hasErrors()).as(layers + loaded.problems()).isFalse();
    return loaded.plan().orElseThrow().endpoints().getFirst();
  }

  private static String group(String id, int priority, String behaviour) {
    // per: endpoint, so that a group's station is no other than an endpoint's.
    String own =
        behaviour
            .replace("{concurrency: 3}", "{concurrency: 3, per: endpoint}")
            .replace("{rate: 5/s}", "{rate: 5/s, per: endpoint}");
    return "%s: {members: [a], priority: %d, behaviour: {%s}}".formatted(id, priority, own);
  }

  @Property(tries = 400)
  void layersCombineTheSameInAnyGrouping(@ForAll("stacks") List<String> stack) {
    String first = stack.get(0);
    String second = stack.get(1);
    String third = stack.get(2);
    EndpointPlan low =
        plan(
            "defaults: {%s}\nendpoints: {a: {request: GET /a, %s}}\ngroups: {%s}\nscenarios: {s: {behaviour: {%s}}}"
                .formatted(BASE, first, group("g", 0, second), third));
    EndpointPlan high =
        plan(
            "endpoints: {a: {request: GET /a, %s}}\ngroups: {%s, %s, %s}"
                .formatted(
                    BASE, group("z", 1, first), group("y", 2, second), group("x", 3, third)));
    EndpointPlan mixed =
        plan(
            "endpoints: {a: {request: GET /a, %s}}\ngroups: {%s, %s}\nscenarios: {s: {behaviour: {%s}}}"
                .formatted(BASE, group("b", -5, first), group("a", 5, second), third));
    assertAlike(high, low);
    assertAlike(mixed, low);
  }

  private static void assertAlike(EndpointPlan actual, EndpointPlan expected) {
    assertThat(rates(actual)).isEqualTo(rates(expected));
    Distribution served = actual.outcomes().getFirst().latency().law();
    Distribution wanted = expected.outcomes().getFirst().latency().law();
    for (double u : new double[] {0.01, 0.5, 0.99}) {
      assertThat(served.quantile(u)).isCloseTo(wanted.quantile(u), within(1e-6));
    }
    assertThat(actual.load().pool()).isEqualTo(expected.load().pool());
    assertThat(actual.load().limits()).isEqualTo(expected.load().limits());
    assertThat(actual.transfer()).isEqualTo(expected.transfer());
  }

  /// By what is sent, since an added error that is sent otherwise is named after its layer.
  private static Map<String, Double> rates(EndpointPlan endpoint) {
    Map<String, Double> rates = new TreeMap<>();
    for (int i = 0; i < endpoint.law().size(); i++) {
      OutcomePlan outcome = endpoint.outcomes().get(i);
      String name = outcome.name().replaceFirst("/.*", "");
      rates.merge(
          name + outcome.outcome().reply().statuses(),
          Math.rint(endpoint.law().rate(i) * 1e12),
          Double::sum);
    }
    return rates;
  }
}
