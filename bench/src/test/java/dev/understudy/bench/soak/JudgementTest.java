package dev.understudy.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.bench.soak.Rows.Event;
import dev.understudy.bench.soak.Rows.Look;
import dev.understudy.core.distribution.Distribution;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A minute of 40,000 requests for browse, drawn here and shown as the server's page would show
/// them. alpha is 1e-4 a minute; the seed is fixed.
class JudgementTest {
  private static final double ALPHA = 1e-4;
  private static final int N = 40_000;
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1
  };

  private static final Target BROWSE =
      Profile.mixed(1).targets().stream()
          .filter(target -> target.id().equals("browse"))
          .findFirst()
          .orElseThrow();

  /// @param scale of the decided times
  /// @param missing, unavailable rates that are served
  private static Look look(
      double seconds, int n, double scale, double missing, double unavailable) {
    Distribution law = BROWSE.plan().outcomes().getFirst().latency().law();
    SplittableRandom random = new SplittableRandom(7);
    long[] below = new long[BOUNDS.length];
    long[] outcomes = new long[3];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double time = scale * law.quantile(random.nextDouble()) / 1e9;
      sum += time;
      for (int j = 0; j < BOUNDS.length; j++) {
        below[j] += time <= BOUNDS[j] ? 1 : 0;
      }
      double u = random.nextDouble();
      outcomes[u < missing ? 1 : u < missing + unavailable ? 2 : 0]++;
    }
    StringBuilder page = new StringBuilder("understudy_scenario_time_seconds " + seconds + "\n");
    String[] names = {"success", "missing", "unavailable"};
    for (int i = 0; i < names.length; i++) {
      page.append(
          "understudy_requests_total{endpoint=\"browse\",outcome=\"%s\"} %d.0%n"
              .formatted(names[i], outcomes[i]));
    }
    for (int i = 0; i < BOUNDS.length; i++) {
      page.append(bucket(MetricsPage.INTENDED, "" + BOUNDS[i], below[i]));
    }
    page.append(bucket(MetricsPage.INTENDED, "+Inf", n));
    page.append(MetricsPage.INTENDED + "_sum{endpoint=\"browse\"} " + sum + "\n");
    page.append(bucket(MetricsPage.LATENESS, "0.001", n));
    page.append(bucket(MetricsPage.LATENESS, "+Inf", n));
    page.append(MetricsPage.LATENESS + "_sum{endpoint=\"browse\"} " + sum * 0.05 + "\n");
    return new Look(
        Map.of("seconds", seconds, "client_lag_p99_ms", 1.0),
        new MetricsPage(page.toString()),
        Map.of());
  }

  private static String bucket(String name, String bound, long count) {
    return name + "_bucket{endpoint=\"browse\",le=\"" + bound + "\"} " + count + "\n";
  }

  private static Judgement judge(double scale, double missing, double unavailable) {
    Look from = look(60, 0, 1, 0, 0);
    Look to = look(120, N, scale, missing, unavailable);
    return Judgement.of(new Interval(from, to, List.of()), List.of(BROWSE), ALPHA);
  }

  @Test
  void aFaithfulMinutePasses() {
    Judgement judgement = judge(1, 0.005, 0.01);
    assertThat(judgement.findings()).hasSize(3);
    assertThat(judgement.failed()).isEmpty();
    assertThat(judgement.stretch()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void timesThatAreFifteenPercentTooLongFail() {
    assertThat(judge(1.15, 0.005, 0.01).failed()).extracting("claim").containsExactly("times");
  }

  @Test
  void anErrorThatIsDrawnTwiceFails() {
    // 2p - p^2 instead of p: a real bug of another tool
    assertThat(judge(1, 0.005, 0.0199).failed())
        .extracting("claim")
        .containsExactly("rate of unavailable");
  }

  @Test
  void anErrorThatNeverComesFails() {
    assertThat(judge(1, 0, 0.01).failed()).extracting("claim").containsExactly("rate of missing");
  }

  @Test
  void aMinuteInWhichTheServerStoodStillIsNoEvenOne() {
    Look from = look(60, 0, 1, 0, 0);
    Look to = look(120, N, 1, 0.005, 0.01);
    assertThat(new Interval(from, to, List.of(new Event(70, "stopped (SIGSTOP)"))).even())
        .isFalse();
    assertThat(new Interval(from, to, List.of(new Event(70, "reload 3"))).even()).isTrue();
  }
}
