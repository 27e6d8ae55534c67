package dev.understudy.config.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.core.distribution.Fixed;
import dev.understudy.core.predict.Arrivals;
import dev.understudy.core.predict.VirtualRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static Workload closed(int clients) {
    return new Workload.Closed(clients, new Fixed(0), OptionalLong.empty());
  }

  @Test
  void aRateIsDividedByWeight() {
    Spread spread = new Spread(List.of(new Spread.Share(4, 3), new Spread.Share(2, 1)));
    Workload open = new Workload.Open(Workload.Process.PACED, 200, OptionalLong.empty());
    assertThat(spread.streams(open))
        .containsExactly(
            new VirtualRun.Stream(4, new Arrivals.Paced(150)),
            new VirtualRun.Stream(2, new Arrivals.Paced(50)));
  }

  /// Nobody gets lost, and each part is within one of its quota.
  @Property(tries = 300)
  void clientsAreDividedWhole(
      @ForAll @IntRange(min = 30_000, max = 100_000) int clients,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 1000) Integer> weights) {
    List<Spread.Share> shares = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      shares.add(new Spread.Share(i, weights.get(i)));
    }
    Spread spread = new Spread(shares);
    assertThat(spread.tooFew(closed(clients))).isFalse();
    double sum = weights.stream().mapToInt(it -> it).sum();
    int total = 0;
    for (VirtualRun.Stream stream : spread.streams(closed(clients))) {
      int part = ((Arrivals.Clients) stream.arrivals()).clients();
      assertThat((double) part)
          .isCloseTo(clients * weights.get(stream.endpoint()) / sum, within(1.0));
      total += part;
    }
    assertThat(total).isEqualTo(clients);
  }

  @Test
  void fewerClientsThanEndpointsAreTooFew() {
    assertThat(Spread.equally(List.of(0, 1, 2)).tooFew(closed(2))).isTrue();
    assertThat(Spread.equally(List.of(0, 1, 2)).tooFew(closed(3))).isFalse();
  }
}
