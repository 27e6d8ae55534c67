package dev.understudy.config.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.core.plan.EndpointPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An endpoint whose fingerprint stays keeps its counters and its place in the draws on reload.
class FingerprintTest {
  private static final String BASE =
      """
      version: 1
      seed: 1
      defaults: {latency: {lognormal: {p50: 20ms, p99: 150ms}}}
      endpoints:
        a:
          request: GET /a
          response: {json: {x: 1}}
          errors: {down: {rate: 1%, status: 503}}
        b: {request: GET /b}
      """;

  private static long print(String text) {
    return plan(text).fingerprint();
  }

  private static EndpointPlan plan(String text) {
    return Configurations.parse("shop.yaml", text, LoadOptions.of(1))
        .plan()
        .orElseThrow()
        .endpoints()
        .stream()
        .filter(endpoint -> endpoint.id().equals("a"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void spellingCommentsAndOtherEndpointsDoNotMatter() {
    List<String> same =
        List.of(
            "# a comment\n" + BASE,
            BASE.replace("150ms", "0.15s").replace("1%", "0.01"),
            BASE.replace("p50: 20ms, p99: 150ms", "p99: 150ms, p50: 20ms"),
            BASE.replace("  b: {request: GET /b}\n", "  b: {request: GET /b, latency: 5ms}\n"),
            BASE.replace("  a:", "  c: {request: GET /c}\n  a:"),
            BASE.replace("GET /a", "{method: GET, path: /a}"),
            BASE.replace("defaults: {latency: {lognormal: {p50: 20ms, p99: 150ms}}}\n", "")
                .replace(
                    "    request: GET /a\n",
                    "    request: GET /a\n    latency: {lognormal: {p50: 20ms, p99: 150ms}}\n"));
    assertThat(same).allSatisfy(text -> assertThat(print(text)).isEqualTo(print(BASE)));
  }

  @Test
  void whatDecidesABehaviourMatters() {
    List<String> other =
        List.of(
            BASE.replace("seed: 1", "seed: 2"),
            BASE.replace("150ms", "151ms"),
            BASE.replace("lognormal", "gamma"),
            BASE.replace("GET /a", "POST /a"),
            BASE.replace("GET /a", "GET /a2"),
            BASE.replace("x: 1", "x: 2"),
            BASE.replace("1%", "2%"),
            BASE.replace("503", "504"),
            BASE.replace("down", "up"),
            BASE.replace("status: 503", "status: 503, meanRun: 4"),
            BASE.replace("status: 503", "status: 503, latency: 5ms"),
            BASE.replace("status: 503", "fault: reset"),
            BASE.replace("status: 503", "fault: hang"),
            BASE.replace("status: 503", "fault: {hang: {for: 5s}}"),
            BASE.replace("status: 503", "corrupt: {truncate: 10%}"),
            BASE.replace("status: 503", "corrupt: {truncate: 10%}, contentLength: declared"),
            BASE.replace("status: 503", "corrupt: {garble: 10%}"),
            BASE.replace("{json: {x: 1}}", "{json: {x: 1}, headers: {a: b}}"),
            BASE.replace("{json: {x: 1}}", "{status: [200, 201], json: {x: 1}}"),
            BASE.replace("150ms}}}", "150ms}, max: 1s}}"),
            BASE.replace("150ms}}}", "150ms}, correlation: 0.5}}"),
            BASE.replace("GET /a", "{method: GET, path: /a, query: {q: present}}"));
    List<Long> prints = other.stream().map(FingerprintTest::print).toList();
    assertThat(prints).doesNotContain(print(BASE)).doesNotHaveDuplicates();
  }

  @Test
  void theContentOfAFileMatters(@TempDir Path folder) throws IOException {
    String text = BASE.replace("{json: {x: 1}}", "{file: p.json}");
    LoadOptions options = LoadOptions.of(1).withFolder(folder);
    Files.writeString(folder.resolve("p.json"), "1");
    long first = first(text, options);
    assertThat(first(text, options)).isEqualTo(first);
    Files.writeString(folder.resolve("p.json"), "2");
    assertThat(first(text, options)).isNotEqualTo(first);
  }

  private static long first(String text, LoadOptions options) {
    return Configurations.parse("shop.yaml", text, options)
        .plan()
        .orElseThrow()
        .endpoints()
        .getFirst()
        .fingerprint();
  }
}
