package dev.understudy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2loadTest {
  @TempDir Path folder;

  private H2load parse(String... lines) throws IOException {
    return H2load.parse(
        Files.writeString(folder.resolve("h2load.log"), String.join("\n", lines)), 1);
  }

  @Test
  void theFirstPeriodIsLeftOut() throws IOException {
    H2load run = parse("1000000\t200\t9000", "1999999\t200\t8000", "2000000\t200\t500");
    assertThat(run.micros()).containsExactly(500);
    assertThat(run.quantileMillis(0.5)).isEqualTo(0.5);
  }

  @Test
  void aReplyThatOutlastsItsPeriodHoldsTheNextRequestBack() throws IOException {
    H2load run = parse("0\t200\t10", "1000000\t200\t1000001", "2100000\t200\t10");
    assertThat(run.heldBack()).isEqualTo(1);
  }

  @Test
  void whatIsNotA2xxIsAnErrorAndHasNoTime() throws IOException {
    H2load run = parse("0\t200\t10", "1000000\t503\t10", "1000000\t-1\t0", "1200000\t204\t7");
    assertThat(run.errors()).isEqualTo(2);
    assertThat(run.micros()).containsExactly(7);
  }

  @Test
  void aRunWithoutAnswersIsNoMeasurement() {
    assertThatThrownBy(() -> parse("0\t200\t10", "1000000\t404\t10"))
        .hasMessageContaining("statuses [200, 404]");
  }
}
