package dev.understudy.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.edit.Editor.Edited;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Composition;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Edits of one of many endpoints, which look at its lines alone, and those that cannot.
class LargeTextTest {
  private static final String TEXT = text();

  private static String text() {
    StringBuilder text = new StringBuilder("version: 1   # of the language\nendpoints:\n");
    for (int i = 0; i < 400; i++) {
      text.append("  e").append(i).append(":   # number ").append(i);
      text.append("\n    request: GET /e").append(i);
      text.append(
          "\n    latency: {fixed: 5ms}\n\n    # rarely\n    errors:\n      gone: {rate: 1%}\n");
    }
    return text + "groups: {}\n";
  }

  @Test
  void oneLineChanges() {
    assertThat(apply(set("/endpoints/e200/latency/fixed", "7ms")))
        .isEqualTo(
            TEXT.replace(
                "GET /e200\n    latency: {fixed: 5ms}", "GET /e200\n    latency: {fixed: 7ms}"));
    assertThat(apply(set("/endpoints/e399/response", "{status: 201}")))
        .isEqualTo(TEXT.replace("\ngroups", "\n    response: {status: 201}\ngroups"));
  }

  @Test
  void severalEditsOfOneEndpoint() {
    String text =
        apply(
            new Edit.Remove(Pointer.of("/endpoints/e0/errors/gone")),
            set("/endpoints/e0/latency", "9ms"));
    assertThat(text)
        .startsWith(TEXT.substring(0, TEXT.indexOf("    latency")) + "    latency: 9ms\n");
    assertThat(text).endsWith(TEXT.substring(TEXT.indexOf("  e1:")));
    assertThat(text).contains("    # rarely\n    errors: {}\n  e1:");
  }

  @Test
  void anEndpointAsAWhole() {
    assertThat(apply(new Edit.Remove(Pointer.of("/endpoints/e200"))))
        .isEqualTo(TEXT.replaceFirst("(?s)  e200:.*?(?=  e201:)", ""));
    assertThat(apply(new Edit.Rename(Pointer.of("/endpoints/e200"), "x")))
        .isEqualTo(TEXT.replace("  e200:", "  x:"));
    assertThat(apply(set("/endpoints/new", "{request: GET /n}")))
        .contains("  new: {request: GET /n}\ngroups");
  }

  @Test
  void whatAnAliasRepeatsIsStillRefused() {
    String text =
        TEXT.replaceFirst("fixed: 5ms", "fixed: &x 5ms")
            .replaceFirst("(e9\n    latency: \\{fixed: )5ms", "$1*x");
    assertThat(text).contains("*x");
    Report report = new Report();
    assertThat(Editor.apply(read(text), List.of(set("/endpoints/e0/latency/fixed", "1ms")), report))
        .isEmpty();
    assertThat(report.sorted().getFirst().message()).contains("*x");
    assertThat(report.sorted().getFirst().place().line()).isEqualTo(5);
  }

  @Test
  void aRefusalNamesTheLineOfTheWholeText() {
    Report report = new Report();
    Edit edit = new Edit.Remove(Pointer.of("/endpoints/e1/no"));
    assertThat(Editor.apply(read(TEXT), List.of(edit), report)).isEmpty();
    assertThat(report.sorted().getFirst().place().line()).isEqualTo(11);
  }

  private static Edit set(String pointer, String value) {
    Node node =
        Composer.compose(new Source("v", value, Optional.empty()), new Report()).orElseThrow();
    return new Edit.Set(Pointer.of(pointer), node);
  }

  private static Edited read(String text) {
    Source source = new Source("t", text, Optional.empty());
    return new Edited(Composition.of(source, new Report()).orElseThrow());
  }

  private static String apply(Edit... edits) {
    Report report = new Report();
    Optional<Edited> edited = Editor.apply(read(TEXT), List.of(edits), report);
    assertThat(report.sorted()).isEmpty();
    return edited.orElseThrow().source().text();
  }
}
