package dev.understudy.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.understudy.config.GoldenCasesTest;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.JsonWriter;
import dev.understudy.config.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  private static final Path FILE = Path.of("../docs/schema/understudy-1.json");
  private static final Path EXAMPLES = Path.of("../examples");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Schemas.configuration());

  private static List<Error> errors(String yaml) {
    Source source = new Source("test.yaml", yaml, Optional.empty());
    String json = JsonWriter.compact(Composer.compose(source, new Report()).orElseThrow());
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void thePublishedSchemaIsThatOfTheCode() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, Schemas.configuration());
    }
    assertThat(Schemas.configuration()).isEqualTo(Files.readString(FILE));
  }

  @Test
  void theSchemaIsASchema() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(Schemas.configuration(), InputFormat.JSON)).isEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesFitTheSchema(Path example) throws IOException {
    assertThat(errors(Files.readString(example))).isEmpty();
  }

  static Stream<Path> goodCases() throws IOException {
    return cases("good-");
  }

  @ParameterizedTest
  @MethodSource("goodCases")
  void goodCasesFitTheSchema(Path file) throws IOException {
    assertThat(errors(GoldenCasesTest.input(file))).isEmpty();
  }

  static Stream<Path> shapeCases() throws IOException {
    return cases("shape-");
  }

  private static Stream<Path> cases(String prefix) throws IOException {
    return GoldenCasesTest.cases()
        .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix));
  }

  /// A case holds several endpoints, each with a mistake of its own, and possibly mistakes at the
  /// top. Each endpoint is tried alone, in a text that is right otherwise.
  @ParameterizedTest
  @MethodSource("shapeCases")
  void whatTheCheckerRefusesForItsShapeTheSchemaRefusesToo(Path file) throws IOException {
    String input = GoldenCasesTest.input(file);
    assertThat(errors(input)).as("the whole").isNotEmpty();
    Source source = new Source("test.yaml", input, Optional.empty());
    var root = Composer.compose(source, new Report()).orElseThrow();
    root.follow("/endpoints")
        .filter(dev.understudy.config.text.Mapping.class::isInstance)
        .map(dev.understudy.config.text.Mapping.class::cast)
        .ifPresent(
            endpoints ->
                endpoints
                    .entries()
                    .forEach(
                        entry -> {
                          String alone =
                              "{\"version\": 1, \"endpoints\": {"
                                  + JsonWriter.compact(entry.key())
                                  + ": "
                                  + JsonWriter.compact(entry.value())
                                  + "}}";
                          assertThat(errors(alone)).as(entry.key().text()).isNotEmpty();
                        }));
  }
}
