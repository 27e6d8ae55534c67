package dev.understudy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleRequestTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyRequestBelongsToAnEndpointOfItsExample() throws IOException {
    for (var example : ExampleRequest.byExample(ROOT).entrySet()) {
      Path file = ROOT.resolve("examples/" + example.getKey() + ".yaml");
      List<String> ids =
          Configurations.load(List.of(file), LoadOptions.of(1))
              .plan()
              .orElseThrow()
              .endpoints()
              .stream()
              .map(endpoint -> endpoint.id())
              .toList();
      assertThat(ids).containsAll(example.getValue().stream().map(it -> it.endpoint()).toList());
    }
  }
}
