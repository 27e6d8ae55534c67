package dev.understudy.results.verify;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.plan.Plan;
import dev.understudy.results.format.ResultFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Result files that a perfect transport would leave behind: the plan's own draws as rows.
final class Draws {
  private static final Path SHOP = Path.of("src/test/resources/dev/understudy/results/shop.yaml");

  private static final Map<String, String> REQUESTS =
      Map.of(
          "list-products", "GET,http://localhost:8080/products",
          "get-product", "GET,http://localhost:8080/products/p%d?currency=EUR",
          "create-order", "POST,http://localhost:8080/orders",
          "get-order", "GET,http://localhost:8080/orders/o%d",
          "health", "GET,http://localhost:8080/health");

  private Draws() {}

  static Plan shop() {
    return shop(text -> text);
  }

  static Plan shop(java.util.function.UnaryOperator<String> change) {
    try {
      return plan(change.apply(Files.readString(SHOP)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Plan plan(String yaml) {
    return Configurations.parse("shop.yaml", yaml, LoadOptions.of(1)).plan().orElseThrow();
  }

  /// n requests of each endpoint as k6 writes them, to the nanosecond.
  static String k6(Plan plan, int n) {
    StringBuilder text =
        new StringBuilder("metric_name,timestamp,metric_value,error_code,method,status,url\n");
    for (EndpointPlan endpoint : plan.endpoints()) {
      String[] request = REQUESTS.getOrDefault(endpoint.id(), "").split(",", -1);
      EndpointState state = new EndpointState();
      for (int i = 0; i < n; i++) {
        Decision decision = state.decide(endpoint, 0);
        boolean broken =
            endpoint.outcomes().get(decision.outcome()).outcome() instanceof Outcome.Broken;
        text.append(
            String.format(
                Locale.ROOT,
                "http_req_duration,1795516246,%.6f,%s,%s,%d,%s%n",
                decision.serviceNanos() / 1e6,
                broken ? "1220" : "",
                request[0],
                broken ? 0 : decision.status(),
                String.format(Locale.ROOT, request[1], i)));
      }
    }
    return text.toString();
  }

  /// n requests of one endpoint as h2load writes them: broken ones leave no line.
  static String h2load(Plan plan, String id, int n) {
    EndpointPlan endpoint =
        plan.endpoints().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    StringBuilder text = new StringBuilder();
    EndpointState state = new EndpointState();
    for (int i = 0; i < n; i++) {
      Decision decision = state.decide(endpoint, 0);
      if (!(endpoint.outcomes().get(decision.outcome()).outcome() instanceof Outcome.Broken)) {
        text.append("1795516246114000\t")
            .append(decision.status())
            .append('\t')
            .append(decision.serviceNanos() / 1000)
            .append('\n');
      }
    }
    return text.toString();
  }

  static Verification verify(Plan plan, String text, Verifier.Options options) {
    try {
      ResultFile file =
          ResultFile.open(
              "result",
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              read -> {});
      return Verifier.verify(plan, "result", file, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verifier.Options only(String... endpoints) {
    Verifier.Options all = Verifier.Options.defaults();
    return new Verifier.Options(
        all.margin(), List.of(endpoints), all.unit(), all.baselineEndpoint(), all.baseline());
  }
}
