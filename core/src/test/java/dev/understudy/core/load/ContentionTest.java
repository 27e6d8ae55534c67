package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.load.Contention.Collapse;
import dev.understudy.core.load.Contention.Linear;
import dev.understudy.core.load.Contention.Point;
import dev.understudy.core.load.Contention.Table;
import dev.understudy.core.load.Contention.Usl;
import dev.understudy.core.schedule.Progress;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentionTest {
  @Test
  void uslAgreesWithReferenceValues() {
    JsonNode reference = LoadReference.get("contention").get("usl");
    var usl = new Usl(reference.get("sigma").asDouble(), reference.get("kappa").asDouble());
    for (int k : new int[] {1, 10, 70}) {
      double expected = reference.get("g").get("" + k).asDouble();
      assertThat(usl.factor(k)).isCloseTo(expected, within(1e-12));
    }
    assertThat(usl.peak()).isCloseTo(reference.get("peakAt").asDouble(), within(1e-9));
    assertThat(new Usl(1, 0).peak()).isInfinite();
  }

  /// Closed clients without think time and fixed service: throughput N/(g(N) s) rises up to the
  /// peak and falls beyond it.
  @Test
  void throughputOfClosedClientsPeaksAtTheKnee() {
    var usl = new Usl(0.02, 0.0002);
    int best = 0;
    double most = 0;
    for (int clients = 10; clients <= 200; clients += 10) {
      double throughput = throughput(usl, clients);
      assertThat(throughput)
          .isCloseTo(clients / (usl.factor(clients) * 0.1), within(0.02 * throughput));
      if (throughput > most) {
        most = throughput;
        best = clients;
      }
    }
    assertThat(best).isEqualTo(70);
  }

  @Test
  void linearGrowsAboveItsThreshold() {
    var linear = new Linear(0.02, 10);
    assertThat(linear.factor(10)).isEqualTo(1);
    assertThat(linear.factor(15)).isCloseTo(1.1, within(1e-12));
  }

  @Test
  void aTableIsStraightBetweenItsPointsAndGoesOnBeyondThem() {
    var table = new Table(List.of(new Point(2, 1), new Point(4, 2), new Point(10, 5)));
    assertThat(table.factor(1)).isEqualTo(1);
    assertThat(table.factor(3)).isEqualTo(1.5);
    assertThat(table.factor(4)).isEqualTo(2);
    assertThat(table.factor(7)).isEqualTo(3.5);
    assertThat(table.factor(12)).isEqualTo(6);
  }

  @Test
  void collapseBeginsAtTheKnee() {
    var collapse = new Collapse(50, 2);
    assertThat(collapse.factor(50)).isEqualTo(1);
    assertThat(collapse.factor(100)).isEqualTo(4);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Linear(-0.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Usl(1.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Point(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table(List.of(new Point(1, 2), new Point(2, 1))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Collapse(0, 1));
  }

  private static double throughput(Contention contention, int clients) {
    var station = new InfiniteStation();
    var visit =
        new Visit() {
          @Override
          protected long holdNanos(long startNanos, int inService) {
            return Math.round(1e8 * contention.factor(inService));
          }
        };
    var arrivals = new PriorityQueue<Long>();
    for (int client = 0; client < clients; client++) {
      arrivals.add((long) client); // 1 ns apart
    }
    int n = 20_000;
    long half = 0;
    for (int i = 0; i < n; i++) {
      long arrival = arrivals.remove();
      half = i == n / 2 ? arrival : half;
      station.arrive(arrival, visit, Progress.STEADY);
      arrivals.add(visit.endNanos());
    }
    return n / 2 / ((arrivals.element() - half) / 1e9);
  }
}
