package dev.understudy.config.openapi.convert;

import static dev.understudy.config.openapi.convert.Imports.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReimportTest {
  private static final String FIRST =
      """
      openapi: 3.1.0
      info: {title: Shop, version: "1"}
      paths:
        /a: {get: {operationId: a, summary: First, responses: {"200": {description: ok, content: {application/json: {example: {v: 1}}}}}}}
        /b: {get: {operationId: b, responses: {"200": {description: ok, content: {application/json: {example: {v: 1}}}}}}}
        /c: {get: {operationId: c, responses: {"200": {description: ok}}}}
        /d: {get: {operationId: d, responses: {"200": {description: ok}}}}
      """;
  private static final String SECOND =
      FIRST
              .replace("{v: 1}", "{v: 2}")
              .replace(
                  "  /c: {get: {operationId: c, responses: {\"200\": {description: ok}}}}\n", "")
          + "  /e: {post: {operationId: e, responses: {\"201\": {description: ok}}}}\n";

  private static String edited() {
    return Imports.of(FIRST)
        .text()
        .replace("  b:\n", "  b: # mine\n    capacity: {concurrency: 3}\n")
        .replaceFirst("\n\n  d:\n    request: GET /d\n", "\n");
  }

  private static List<String> changes(Imported imported) {
    return imported.changes().stream().map(it -> it.kind().word() + " " + it.entry()).toList();
  }

  @Test
  void importingTheSameAgainChangesNothing() {
    String text = Imports.of(FIRST).text();
    Imported again = Imports.of(FIRST, Optional.of(text));
    assertThat(again.text()).isEqualTo(text);
    assertThat(again.changes()).isEmpty();
  }

  @Test
  void importingTheSameIntoAnEditedTextLeavesTheEdits() {
    assertThat(Imports.of(FIRST, Optional.of(edited())).text()).isEqualTo(edited());
  }

  @Test
  void whatAPersonChangedStaysAndTheRestFollowsTheDescription() {
    Imported merged = Imports.of(SECOND, Optional.of(edited()));
    assertThat(at(merged, "/endpoints/a/response/json")).isEqualTo("{\"v\":2}");
    assertThat(at(merged, "/endpoints/b/response/json")).isEqualTo("{\"v\":2}");
    assertThat(at(merged, "/endpoints/b/capacity")).isEqualTo("{\"concurrency\":3}");
    assertThat(at(merged, "/endpoints/c/request")).isEqualTo("\"GET /c\"");
    assertThat(at(merged, "/endpoints/d")).isEmpty();
    assertThat(at(merged, "/endpoints/e/response")).isEqualTo("{\"status\":201}");
    assertThat(merged.text()).contains("  b: # mine\n", "  a: # First\n");
    assertThat(changes(merged))
        .containsExactlyInAnyOrder(
            "updated endpoints/a",
            "updated endpoints/b",
            "stays out endpoints/d",
            "added endpoints/e",
            "no longer described endpoints/c");
  }

  @Test
  void whereBothChangedThePersonsWordStands() {
    String text = Imports.of(FIRST).text().replaceFirst("\\{v: 1}", "{v: mine}");
    Imported merged = Imports.of(SECOND, Optional.of(text));
    assertThat(at(merged, "/endpoints/a/response/json")).isEqualTo("{\"v\":\"mine\"}");
    assertThat(changes(merged)).contains("kept yours endpoints/a");
  }

  @Test
  void anotherIdOfAPersonIsKept() {
    String text = Imports.of(FIRST).text().replace("  a: # First\n", "  first: # First\n");
    Imported merged = Imports.of(SECOND, Optional.of(text));
    assertThat(at(merged, "/endpoints/first/response/json")).isEqualTo("{\"v\":2}");
    assertThat(at(merged, "/endpoints/a")).isEmpty();
  }

  @Test
  void aTextWrittenByHandOnlyGrows() {
    String own =
        """
        version: 1
        # my own
        endpoints:
            a:
                request: GET /a
                latency: 3ms # measured
        """;
    Imported merged = Imports.of(FIRST, Optional.of(own));
    assertThat(merged.text()).startsWith(own.stripTrailing());
    assertThat(at(merged, "/endpoints/a/latency")).isEqualTo("\"3ms\"");
    assertThat(at(merged, "/endpoints/c/request")).isEqualTo("\"GET /c\"");
    assertThat(merged.text()).contains("\n    c:\n      request: GET /c\n");
  }
}
