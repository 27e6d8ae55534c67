package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConnectionBoundTest {
  @Test
  void whatWasAskedForStandsAndAShortageIsSaid() {
    ConnectionBound bound = ConnectionBound.of(OptionalInt.of(5000), OptionalLong.of(1024));
    assertThat(bound.connections()).isEqualTo(5000);
    assertThat(bound.warning()).hasValueSatisfying(text -> assertThat(text).contains("704"));
  }

  @Test
  void theDefaultGivesWayToTheMachineAndSaysSo() {
    ConnectionBound bound = ConnectionBound.of(OptionalInt.empty(), OptionalLong.of(1024));
    assertThat(bound).isEqualTo(new ConnectionBound(704, true, Optional.empty()));
  }

  @Test
  void saysNothingWhereThereIsRoom() {
    assertThat(ConnectionBound.of(OptionalInt.of(10), OptionalLong.of(1024)))
        .isEqualTo(new ConnectionBound(10, false, Optional.empty()));
    assertThat(ConnectionBound.of(OptionalInt.empty(), OptionalLong.of(1 << 20)))
        .isEqualTo(ConnectionBound.of(OptionalInt.empty(), OptionalLong.empty()))
        .isEqualTo(new ConnectionBound(100_000, false, Optional.empty()));
  }
}
