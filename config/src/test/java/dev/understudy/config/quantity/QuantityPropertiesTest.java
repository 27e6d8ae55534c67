package dev.understudy.config.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class QuantityPropertiesTest {
  @Property
  void whatIsShownReadsBackToThreeFigures(
      @ForAll Dimension dimension,
      @ForAll @BigRange(min = "0.001", max = "1000000") @Scale(3) BigDecimal number)
      throws Exception {
    double value =
        switch (dimension) {
          case DURATION -> number.doubleValue() * 1e6;
          case SHARE -> number.doubleValue() / 1e6;
          case FLOW -> number.doubleValue() / 1e9;
          case SIZE, BANDWIDTH -> number.doubleValue() * 1e3;
        };
    Quantity read = Quantity.parse(dimension, dimension.show(value));
    assertThat(read.value()).isCloseTo(value, within(value * 0.0051));
  }

  @Property
  void aQuantityReadsBackFromItsText(
      @ForAll Dimension dimension,
      @ForAll @BigRange(min = "0", max = "1") @Scale(9) BigDecimal number)
      throws Exception {
    for (String unit : dimension.units()) {
      Quantity once = Quantity.parse(dimension, number.toPlainString() + " " + unit);
      assertThat(Quantity.parse(dimension, once.text())).isEqualTo(once);
    }
  }

  @Property
  void anyTextIsAQuantityOrRefused(@ForAll Dimension dimension, @ForAll String text) {
    try {
      assertThat(Quantity.parse(dimension, text).value()).isNotNegative();
    } catch (Quantity.UnreadableException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }
}
