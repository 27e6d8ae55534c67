package dev.understudy.config.openapi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Numbers that look like what they are called.
final class Numbers {
  /// Members whose name ends so are usually between these.
  private record Usual(String ending, long least, long most) {}

  private static final List<Usual> USUAL =
      List.of(
          new Usual("price", 1, 500),
          new Usual("amount", 1, 500),
          new Usual("total", 1, 500),
          new Usual("age", 18, 90),
          new Usual("year", 2000, 2030),
          new Usual("latitude", -90, 90),
          new Usual("lat", -90, 90),
          new Usual("longitude", -180, 180),
          new Usual("lng", -180, 180),
          new Usual("lon", -180, 180),
          new Usual("count", 1, 20),
          new Usual("quantity", 1, 20),
          new Usual("port", 1024, 65_535),
          new Usual("timestamp", 1_704_067_200L, 1_767_225_600L),
          new Usual("id", 1, 10_000));
  private static final Usual OTHERS = new Usual("", 1, 100);

  private Numbers() {}

  /// @param whole whether it is an integer
  static Optional<JsonNode> make(JsonNode keys, boolean whole, String name, Draw draw) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    Usual usual =
        USUAL.stream().filter(it -> plain.endsWith(it.ending())).findFirst().orElse(OTHERS);
    return Bounds.of(keys).draw(whole, usual.least(), usual.most(), draw).map(Numbers::node);
  }

  private static JsonNode node(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > 0) {
      return BodyGenerator.JSON.numberNode(plain);
    }
    BigInteger whole = plain.toBigIntegerExact();
    return whole.bitLength() < 32 // as a reader of JSON keeps them, so that equal numbers are equal
        ? BodyGenerator.JSON.numberNode(whole.intValue())
        : whole.bitLength() < 64
            ? BodyGenerator.JSON.numberNode(whole.longValue())
            : BodyGenerator.JSON.numberNode(whole);
  }
}
