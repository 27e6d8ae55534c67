package dev.understudy.control.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final String SHOP =
      """
      version: 1
      defaults: {latency: 20ms}
      endpoints:
        list: {request: GET /products}
        pay: {request: POST /pay, latency: 1s}
      """;

  @Test
  void commentsAndLayoutChangeNothing() {
    assertThat(Changes.none(load(SHOP), load("# a comment\n\n" + SHOP))).isTrue();
    assertThat(Changes.none(load(SHOP), load(SHOP.replace("1s", "2s")))).isFalse();
  }

  @Test
  void namesWhatIsChangedAddedAndRemoved() {
    String after = SHOP.replace("/products", "/items").replace("pay:", "buy:");
    assertThat(describe(SHOP, after)).isEqualTo("list changed; buy added; pay removed");
  }

  @Test
  void aDefaultChangesTheEndpointsThatHaveIt() {
    assertThat(describe(SHOP, SHOP.replace("20ms", "30ms"))).isEqualTo("list changed");
  }

  @Test
  void aSeedChangesEveryEndpoint() {
    assertThat(describe("seed: 1\n" + SHOP, "seed: 2\n" + SHOP))
        .isEqualTo("seed 1 -> 2; list, pay changed");
  }

  @Test
  void aNewNameLeavesEveryEndpointAsItWas() {
    assertThat(describe(SHOP, "name: shop\n" + SHOP)).isEqualTo("every endpoint as before");
  }

  @Test
  void manyAreCounted() {
    String many =
        IntStream.range(0, 12)
            .mapToObj(i -> "  e%d: {request: GET /e%d}\n".formatted(i, i))
            .collect(Collectors.joining("", SHOP, ""));
    assertThat(describe(SHOP, many)).isEqualTo("e0, e1, e2, e3, e4 and 7 more added");
  }

  private static String describe(String before, String after) {
    return Changes.describe(load(before), load(after));
  }

  private static Loaded load(String text) {
    Loaded loaded = Configurations.parse("shop.yaml", text, LoadOptions.of(1));
    assertThat(loaded.problems()).isEmpty();
    return loaded;
  }
}
