package dev.understudy.config.openapi.convert;

import static dev.understudy.config.openapi.convert.Imports.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.diff.BehaviourDiff;
import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiExportTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /// Everything that a client would notice comes back, whatever the configuration uses.
  @ParameterizedTest
  @MethodSource("examples")
  void anExportThatIsImportedAgainBehavesTheSame(Path example) throws IOException {
    LoadOptions options = LoadOptions.of(1).withFolder(EXAMPLES);
    String text = Files.readString(example);
    Loaded before = Configurations.parse("a.yaml", text, options);
    Path exported = folder.resolve("api.yaml");
    Files.writeString(exported, OpenApiExport.of(before.document().orElseThrow()));
    Report report = new Report();
    Imported again =
        OpenApiImport.of(
                List.of(exported), EXAMPLES, ImportOptions.standard(), Optional.empty(), report)
            .orElseThrow(() -> new AssertionError(report.sorted().toString()));
    Loaded after = Configurations.parse("a.yaml", again.text(), options);
    assertThat(after.problems()).isEqualTo(before.problems());
    BehaviourDiff difference = BehaviourDiff.between(before, after);
    assertThat(difference.isEmpty()).as(difference.text()).isTrue();
    assertThat(again.findings().count(Kind.GUESSED)).isZero();
  }

  @Test
  void theExtensionOfADescriptionIsWrittenBack() {
    Imported first =
        Imports.of(
            """
            openapi: 3.0.0
            info: {title: T, version: "1"}
            paths:
              /a/{id}:
                get:
                  operationId: a
                  x-understudy: {latency: {gamma: {mean: 9ms, sd: 3ms}}, capacity: {concurrency: 4}}
                  responses: {"200": {description: ok, content: {application/json: {example: {v: 1}}}}}
            """);
    String exported =
        OpenApiExport.of(
            Configurations.parse("a.yaml", first.text(), LoadOptions.of(1))
                .document()
                .orElseThrow());
    String operation = "/paths/~1a~1{id}/get";
    assertThat(at(exported, operation + "/x-understudy"))
        .isEqualTo(
            "{\"latency\":{\"gamma\":{\"mean\":\"9ms\",\"sd\":\"3ms\"}},\"capacity\":{\"concurrency\":4}}");
    assertThat(at(exported, operation + "/responses/200/content/application~1json/example"))
        .isEqualTo("{\"v\":1}");
    assertThat(at(exported, operation + "/parameters/0/name")).isEqualTo("\"id\"");
  }
}
