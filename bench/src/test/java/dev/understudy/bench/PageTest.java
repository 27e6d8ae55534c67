package dev.understudy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The committed pages and the committed results belong together.
class PageTest {
  private static final Path ROOT = Path.of("..");

  private static List<Results> kept() {
    List<Results> kept = new ArrayList<>();
    Bench.suites().forEach(suite -> Results.kept(ROOT, suite).ifPresent(kept::add));
    return kept;
  }

  @Test
  void thePagesAreWrittenFromTheResults() throws Exception {
    assertThat(kept()).isNotEmpty();
    Path folder = ROOT.resolve("docs/evidence");
    assertThat(Files.readString(folder.resolve("performance.md")))
        .isEqualTo(Report.performance(kept()));
    assertThat(Files.readString(folder.resolve("fidelity.md"))).isEqualTo(Report.fidelity(kept()));
  }

  @Test
  void everyPictureOfThePageIsThere() {
    for (Results results : kept()) {
      for (Results.Picture picture : results.pictures()) {
        assertThat(ROOT.resolve("docs/evidence").resolve(picture.file())).exists();
      }
    }
  }

  @Test
  void everySuiteSaysHowItMeasured() {
    assertThat(kept()).allSatisfy(results -> assertThat(results.method()).hasSizeGreaterThan(80));
  }
}
