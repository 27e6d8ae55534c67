package dev.understudy.config.openapi.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.Configurations;
import dev.understudy.config.LoadOptions;
import dev.understudy.config.Loaded;
import dev.understudy.config.document.Endpoint;
import dev.understudy.config.document.Request;
import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The example in examples/openapi: a description, what was made of it, the report.
class ImportedExampleTest {
  private static final Path FOLDER = Path.of("../examples/openapi");

  private static List<String> requests(String text) {
    Loaded loaded = Configurations.parse("bookshop.yaml", text, LoadOptions.of(1));
    assertThat(loaded.problems()).isEmpty();
    return loaded.document().orElseThrow().endpoints().stream()
        .map(Endpoint::request)
        .map(it -> it.map(Request::label).orElse(""))
        .toList();
  }

  @Test
  void theConfigurationServesWhatTheDescriptionSays() throws IOException {
    Report report = new Report();
    Imported now =
        OpenApiImport.of(
                List.of(FOLDER.resolve("bookshop.openapi.yaml")),
                FOLDER,
                ImportOptions.standard(),
                Optional.empty(),
                report)
            .orElseThrow(() -> new AssertionError(report.sorted().toString()));
    assertThat(requests(Files.readString(FOLDER.resolve("bookshop.yaml"))))
        .isEqualTo(requests(now.text()));
    assertThat(Files.readString(FOLDER.resolve("bookshop.report.txt")))
        .startsWith(ImportReport.counts(now));
    assertThat(now.findings().count(Kind.BROKEN)).isZero();
  }
}
