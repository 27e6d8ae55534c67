package dev.understudy.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.edit.ThreeWay.Conflict;
import dev.understudy.config.edit.ThreeWay.Merged;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Source;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThreeWayTest {
  private static final String BASE =
      """
      endpoints:
        a:
          latency: 5ms
          errors: {gone: {rate: 1%}}
        b: {latency: 7ms}
      """;

  @Test
  void changesOfDifferentValuesComeTogetherAndTheirCommentsStay() {
    String theirs = BASE.replace("latency: 5ms", "latency: 6ms   # slower today");
    String mine = BASE.replace("1%", "2%").replace("  b:", "  n: {latency: 1ms}\n  b:");
    Merged merged = merge(theirs, mine);
    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.text())
        .isEqualTo(theirs.replace("1%", "2%").replace("  b:", "  n: {latency: 1ms}\n  b:"));
  }

  @Test
  void whatBothChangedAlikeIsNoConflict() {
    String both = BASE.replace("5ms", "6ms");
    assertThat(merge(both, both)).isEqualTo(new Merged(both, java.util.List.of()));
  }

  @Test
  void whatBothChangedIsAConflictWithItsPlaceInAllThree() {
    Merged merged = merge(BASE.replace("5ms", "6ms"), "# mine\n" + BASE.replace("5ms", "9ms"));
    assertThat(merged.text()).contains("6ms").doesNotContain("9ms");
    assertThat(merged.conflicts()).hasSize(1);
    Conflict conflict = merged.conflicts().getFirst();
    assertThat(conflict.pointer()).hasToString("/endpoints/a/latency");
    assertThat(conflict.base().orElseThrow().line()).isEqualTo(3);
    assertThat(conflict.theirs().orElseThrow().line()).isEqualTo(3);
    assertThat(conflict.mine().orElseThrow().line()).isEqualTo(4);
  }

  @Test
  void removingWhatTheOtherChangedIsAConflict() {
    Merged merged = merge(BASE.replace("  b: {latency: 7ms}\n", ""), BASE.replace("7ms", "8ms"));
    assertThat(merged.conflicts()).hasSize(1);
    assertThat(merged.conflicts().getFirst().theirs()).isEmpty();
  }

  @Test
  void removingWhatTheOtherLeftAloneIsTaken() {
    Merged merged = merge(BASE.replace("7ms", "8ms"), BASE.replace("    latency: 5ms\n", ""));
    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.text()).doesNotContain("5ms").contains("8ms");
  }

  private static Merged merge(String theirs, String mine) {
    Report report = new Report();
    Optional<Merged> merged =
        ThreeWay.merge(
            new Source("base", BASE, Optional.empty()),
            new Source("theirs", theirs, Optional.empty()),
            new Source("mine", mine, Optional.empty()),
            report);
    assertThat(report.sorted()).isEmpty();
    return merged.orElseThrow();
  }
}
