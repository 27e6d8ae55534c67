package dev.understudy.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptorsTest {
  @Test
  void saysHowManyConnectionsTheLimitIsEnoughFor() {
    assertThat(Descriptors.shortage(1024, 10_000))
        .contains(
            "1,024 open files are allowed, enough for 704 connections;"
                + " 10,000 need 10,320 (ulimit -n)");
  }

  @Test
  void saysNothingWhereTheLimitIsEnough() {
    assertThat(Descriptors.shortage(10_320, 10_000)).isEmpty();
    assertThat(Descriptors.shortage(10_319, 10_000)).isNotEmpty();
  }
}
