package dev.understudy.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "1.4, 1.4 ns",
    "999.4, 999 ns",
    "999.5, 1 us",
    "20e6, 20 ms",
    "29.0521e6, 29.1 ms",
    "999.6e6, 1 s",
    "1.4834e9, 1.48 s",
    "3600e9, 3600 s",
    "Infinity, infinite",
    "NaN, -",
  })
  void aDurationHasThreeFiguresAndAUnit(double nanos, String text) {
    assertThat(Figures.duration(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "1, 100 %", "0.9815, 98.15 %", "0.0005, 0.05 %", "0.333333, 33.33 %"})
  void aShareHasFourFigures(double share, String text) {
    assertThat(Figures.share(share)).isEqualTo(text);
  }

  @Test
  void aTableAlignsNumbersAtTheRight() {
    Table table = new Table(Set.of(1));
    table.row("outcome", "rate", "sent");
    table.row("ok", "98.5 %", "status 200");
    assertThat(table.text())
        .isEqualTo(
            """
            outcome    rate  sent
            ok       98.5 %  status 200
            """);
  }
}
