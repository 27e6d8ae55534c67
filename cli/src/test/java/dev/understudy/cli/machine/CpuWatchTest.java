package dev.understudy.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One sample a second, on a clock of the test's own.
class CpuWatchTest {
  private final CpuWatch watch = new CpuWatch();
  private final List<String> told = new ArrayList<>();
  private long second = -5; // nanoTime may be negative

  @Test
  void warnsOnceAboveEightyPercentForTenSeconds() {
    busy(0.85, 10);
    assertThat(told).isEmpty();
    busy(0.85, 1);
    assertThat(told).containsExactly("5 CALM -> WARM");
    busy(0.85, 100);
    assertThat(told).hasSize(1);
  }

  @Test
  void aPeakShorterThanTenSecondsSaysNothing() {
    for (int i = 0; i < 5; i++) {
      busy(1, 9);
      busy(0.2, 1);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void eightyPercentItselfIsNotAboveIt() {
    busy(0.80, 60);
    assertThat(told).isEmpty();
  }

  @Test
  void tellsTheEndWithItsLengthAndPeak() {
    busy(0.85, 20);
    busy(0.88, 1);
    busy(0.1, 9);
    assertThat(told).hasSize(1);
    busy(0.1, 2);
    assertThat(told).last().isEqualTo("26 WARM -> CALM after 21 s, peak 0.88");
  }

  @Test
  void aShortDipDoesNotEndAnEpisode() {
    busy(0.85, 11);
    for (int i = 0; i < 5; i++) {
      busy(0.1, 9);
      busy(0.85, 1);
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void getsLouderLevelByLevelAndCalmsDownTheSameWay() {
    busy(0.85, 11);
    busy(0.95, 11);
    busy(1, 11);
    busy(0.92, 11);
    busy(0.85, 11);
    busy(0, 11);
    assertThat(told)
        .extracting(line -> line.replaceAll("^\\d+ | after.*", ""))
        .containsExactly(
            "CALM -> WARM",
            "WARM -> HOT",
            "HOT -> FULL",
            "FULL -> HOT",
            "HOT -> WARM",
            "WARM -> CALM");
  }

  @Test
  void aSuddenSaturationIsToldAtItsHighestLevelOnly() {
    busy(0.2, 20);
    busy(1, 11);
    busy(0, 11);
    assertThat(told)
        .extracting(line -> line.replaceAll("^\\d+ ", ""))
        .containsExactly("CALM -> FULL", "FULL -> CALM after 11 s, peak 1.0");
  }

  @Test
  void anUnknownUtilisationIsNotCounted() {
    busy(Double.NaN, 30);
    busy(-1, 30);
    assertThat(told).isEmpty();
    assertThat(watch.level()).isEqualTo(CpuLevel.CALM);
  }

  @Test
  void saysWhatItMeansForTheOperator() {
    var rise = new CpuWatch.Change(CpuLevel.CALM, CpuLevel.FULL, Duration.ZERO, 1);
    var end = new CpuWatch.Change(CpuLevel.FULL, CpuLevel.CALM, Duration.ofSeconds(42), 1);
    assertThat(CpuMessages.of(rise, 0.41))
        .isEqualTo(
            "CPU at 100 % for 10 s (this process uses 41 %): CRITICAL, the machine is the limit"
                + " and the configuration is not honoured");
    assertThat(CpuMessages.of(end, Double.NaN))
        .isEqualTo("CPU at or below 80 % again after 42 s; its peak was 100 %");
  }

  private void busy(double utilisation, int seconds) {
    for (int i = 0; i < seconds; i++) {
      watch
          .sample(second * 1_000_000_000L, utilisation)
          .ifPresent(
              change ->
                  told.add(
                      second
                          + " "
                          + change.from()
                          + " -> "
                          + change.to()
                          + (change.rises()
                              ? ""
                              : " after %d s, peak %s"
                                  .formatted(change.lasted().toSeconds(), change.peak()))));
      second++;
    }
  }
}
