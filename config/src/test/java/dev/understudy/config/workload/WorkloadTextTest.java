package dev.understudy.config.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import dev.understudy.core.distribution.Distribution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTextTest {
  private static final List<String> ENDPOINTS = List.of("list-products", "create-order");

  private final Report report = new Report();

  private static Source source(String text) {
    return new Source("--arrivals", text, Optional.empty());
  }

  private Workload read(String text) {
    return WorkloadText.workload(source(text), report).orElseThrow();
  }

  private Distribution think(String text) {
    return ((Workload.Closed) read(text)).think();
  }

  @Test
  void openArrivalsHaveARateAndPerhapsATime() {
    assertThat(read("poisson 200/s for 10m"))
        .isEqualTo(
            new Workload.Open(Workload.Process.POISSON, 200, OptionalLong.of(600_000_000_000L)));
    assertThat(read("paced 90/min"))
        .isEqualTo(new Workload.Open(Workload.Process.PACED, 1.5, OptionalLong.empty()));
  }

  @Test
  void closedClientsThinkByAnyLaw() {
    Workload closed = read("closed 500, think exponential 1s for 1h");
    assertThat(((Workload.Closed) closed).clients()).isEqualTo(500);
    assertThat(closed.durationNanos()).hasValue(3_600_000_000_000L);
    assertThat(((Workload.Closed) closed).think().mean()).isCloseTo(1e9, within(1.0));
    assertThat(((Workload.Closed) closed).think().variance()).isCloseTo(1e18, within(1e9));
    assertThat(think("closed 1").mean()).isZero();
    assertThat(think("closed 1 think 20ms").variance()).isZero();
    assertThat(think("closed 1 think lognormal p50=1s p99=5s").quantile(0.99))
        .isCloseTo(5e9, within(1.0));
    assertThat(think("closed 1 think gamma mean=1s cv=0.5").variance())
        .isCloseTo(0.25e18, within(1e9));
    assertThat(think("closed 1 think exponential rate=2/s").mean()).isCloseTo(5e8, within(1.0));
    assertThat(think("closed 1 think uniform min=1s max=3s").mean()).isCloseTo(2e9, within(1.0));
  }

  @Test
  void ratesAndWeightsAreLists() {
    assertThat(WorkloadText.rates(source("40/s,55/s, 4200/min"), report))
        .satisfiesExactly(
            it -> assertThat(it).isCloseTo(40, within(1e-9)),
            it -> assertThat(it).isCloseTo(55, within(1e-9)),
            it -> assertThat(it).isCloseTo(70, within(1e-9)));
    assertThat(WorkloadText.weights(source("list-products=6,create-order=0.5"), ENDPOINTS, report))
        .isEqualTo(Map.of("list-products", 6.0, "create-order", 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          poison 200/s                     | 1  | "poison" is no kind of workload
          poisson                          | 8  | a rate is missing
          poisson 200                      | 9  | a flow needs a unit
          poisson 0/s                      | 9  | a rate must be above 0
          poisson 2000000000/s             | 9  | a rate of more than one request a nanosecond
          poisson 200/s for                | 18 | a duration is missing
          poisson 200/s for 10             | 19 | a duration needs a unit
          poisson 200/s for 0s             | 19 | a duration must be above 0
          poisson 200/s during 10m         | 15 | "during 10m" is too much
          closed                           | 7  | a number of clients is missing
          closed -1                        | 8  | "-1" is not a number of clients
          closed 1000001                   | 8  | "1000001" is not a number of clients
          closed 5 think                   | 15 | a think time is missing
          closed 5 think exponental 1s     | 16 | there is no distribution "exponental"
          closed 5 think exponential       | 16 | exponential cannot be described by {}
          closed 5 think exponential mean=1 | 28 | a duration needs a unit
          closed 5 think gamma mean=1s sd=x | 30 | x is not a duration
          closed 5 think gamma mean=1s shape=1s | 30 | "1s" is not a plain number
          closed 5 think exponential 1s 2s | 31 | `mean` stands twice
          """)
  void whatIsWrongIsSaidAtItsPlace(String text, int column, String message) {
    assertThat(WorkloadText.workload(source(text), report)).isEmpty();
    assertThat(report.sorted()).hasSize(1);
    Problem problem = report.sorted().getFirst();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.place().label()).isEqualTo("--arrivals:1:" + column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          40/s,x         | 6 | x is not a flow
          40/s,0/s       | 6 | a rate must be above 0
          ''             | 1 | a rate is missing
          """)
  void wrongRatesAreRefused(String text, int column, String message) {
    assertThat(WorkloadText.rates(source(text), report)).isEmpty();
    Problem problem = report.sorted().getFirst();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.place().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create-order     | "create-order" is no weight
          create-ordr=1    | there is no endpoint create-ordr
          create-order=0   | a weight is a number above 0
          create-order=1e5 | a weight is a number above 0
          create-order=1,create-order=2 | create-order has a weight already
          """)
  void wrongWeightsAreRefused(String text, String message) {
    assertThat(WorkloadText.weights(source(text), ENDPOINTS, report)).isEmpty();
    assertThat(report.sorted()).extracting(Problem::message).containsExactly(message);
  }

  @Property(tries = 300)
  void anyTextIsAWorkloadOrAProblem(@ForAll String text) {
    for (String begin : List.of("", "poisson ", "closed 5 think ", "paced 1/s ")) {
      Report problems = new Report();
      boolean read = WorkloadText.workload(source(begin + text), problems).isPresent();
      assertThat(problems.hasErrors()).isEqualTo(!read);
    }
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @IntRange(min = 1, max = 1_000_000) int n,
      @ForAll @IntRange(min = 1, max = 1_000_000) int millis,
      @ForAll boolean poisson) {
    Report problems = new Report();
    String open = (poisson ? "poisson " : "paced ") + n + "/s for " + millis + "ms";
    Workload.Open read =
        (Workload.Open) WorkloadText.workload(source(open), problems).orElseThrow();
    assertThat(read.perSecond()).isCloseTo(n, within(n * 1e-12));
    assertThat(read.durationNanos()).hasValue(millis * 1_000_000L);
    Workload.Closed closed =
        (Workload.Closed)
            WorkloadText.workload(source("closed " + n + ", think " + millis + "ms"), problems)
                .orElseThrow();
    assertThat(closed.clients()).isEqualTo(n);
    assertThat(closed.think().mean()).isEqualTo(millis * 1e6);
  }
}
