package dev.understudy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.plan.Decision;
import dev.understudy.core.plan.EndpointPlan;
import dev.understudy.core.plan.EndpointState;
import dev.understudy.core.plan.Plan;
import dev.understudy.core.verify.Verdict;
import dev.understudy.results.format.ResultFile;
import dev.understudy.results.verify.Verification;
import dev.understudy.results.verify.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example, 20,000 decisions of each endpoint: as told nothing fails (a right service is
/// failed in 1 % of the reports; the seeds are fixed), 15 % slower every one fails.
class ExamplesVerifyTest {
  private static final int N = 20_000;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsServedAsToldAndNotOtherwise(Path example) throws IOException {
    Plan plan =
        Configurations.load(List.of(example), LoadOptions.of(20260211)).plan().orElseThrow();
    Verification right = verify(plan, 1);
    assertThat(right.report().with(Verdict.FAIL)).isEmpty();
    for (EndpointPlan endpoint : plan.endpoints()) {
      assertThat(right.claims(endpoint.id())).as(endpoint.id()).isNotEmpty();
    }
    boolean waits =
        right.endpoints().stream()
            .anyMatch(seen -> seen.latencies().filter(times -> times.n() > 0).isPresent());
    if (waits) {
      assertThat(verify(plan, 1.15).report().verdict()).isEqualTo(Verdict.FAIL);
    }
  }

  private static Verification verify(Plan plan, double factor) throws IOException {
    StringBuilder text = new StringBuilder("endpoint,ordinal,latency_ns,outcome\n");
    for (EndpointPlan endpoint : plan.endpoints()) {
      EndpointState state = new EndpointState();
      int n = endpoint.steady() ? N : 10; // what depends on time or load is not judged, but said
      for (int i = 0; i < n; i++) {
        Decision decision = state.decide(endpoint, 0);
        text.append(endpoint.id())
            .append(',')
            .append(i)
            .append(',')
            .append(Math.round(decision.serviceNanos() * factor))
            .append(',')
            .append(endpoint.outcomes().get(decision.outcome()).name())
            .append('\n');
      }
    }
    ResultFile file =
        ResultFile.open(
            "example",
            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
            read -> {});
    return Verifier.verify(plan, "example", file, Verifier.Options.defaults());
  }
}
