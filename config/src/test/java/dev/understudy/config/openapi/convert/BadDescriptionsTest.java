package dev.understudy.config.openapi.convert;

import static dev.understudy.config.openapi.convert.Imports.at;
import static dev.understudy.config.openapi.convert.Imports.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.openapi.read.Finding.Kind;
import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a description is like: a located report, in bounded time, all of a configuration or
/// none. The time limits are a hundred times what is needed: they catch what never ends.
class BadDescriptionsTest {
  private static final String HEAD = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths:\n";
  private static final Duration BOUND = Duration.ofMinutes(2);

  @TempDir Path folder;

  private static String reply(String schema) {
    return HEAD
        + "  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n"
        + "          description: ok\n          content:\n            application/json:\n"
        + "              schema: "
        + schema
        + "\n";
  }

  private Imported ofFile(String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve("api")).resolve("api.yaml");
    Files.writeString(file, text);
    Report report = new Report();
    return OpenApiImport.of(
            List.of(file),
            folder.resolve("api"),
            ImportOptions.standard(),
            Optional.empty(),
            report)
        .orElseThrow(() -> new AssertionError(report.sorted().toString()));
  }

  @Test
  void whatIsNoDescriptionIsRefusedWithItsPlace() {
    assertThat(Imports.problems("version: 1\nendpoints: {}\n"))
        .extracting(Problem::message)
        .containsExactly("this is no API description: it does not say `openapi:` or `swagger:`");
    assertThat(Imports.problems("openapi: 4.0.0\npaths: {}\n"))
        .singleElement()
        .satisfies(it -> assertThat(it.place().label()).isEqualTo("api.yaml:1:10"));
    assertThat(Imports.problems("- 1\n")).hasSize(1);
    assertThat(Imports.problems("openapi: [\n").getFirst().place().line()).isEqualTo(2);
  }

  @Test
  void aReferenceThatLeadsNowhereIsListedAndTheRestIsServed() {
    Imported made = Imports.of(reply("{$ref: '#/components/schemas/Gone'}"));
    assertThat(findings(made, Kind.BROKEN))
        .containsExactly(
            "12:30 #/components/schemas/Gone: leads nowhere: there is no \"components\"");
    assertThat(at(made, "/endpoints/a/request")).isEqualTo("\"GET /a\"");
  }

  @Test
  void valuesOfWrongTypesAreListedAndLeftOut() {
    Imported made =
        Imports.of(
            reply("{type: strin, minLength: many, properties: [1], required: yes, enum: {}}")
                + "    parameters: nothing\n  /b: 7\n");
    assertThat(findings(made, Kind.BROKEN))
        .containsExactlyInAnyOrder(
            "13:17 parameters: is \"nothing\" where a list belongs",
            "12:30 type: is \"strin\", no type of JSON",
            "12:48 minLength: is \"many\" where a whole number >= 0 belongs",
            "12:66 properties: is a list where a mapping belongs",
            "12:81 required: is \"yes\" where a list of names belongs",
            "12:92 enum: is a mapping where a list of values belongs",
            "14:7 /b: is 7 where a mapping belongs");
  }

  @Test
  void operationsOfOneIdGetNumbers() {
    Imported made =
        Imports.of(
            HEAD
                + "  /a: {get: {operationId: x, responses: {'200': {description: ok}}}}\n"
                + "  /b: {get: {operationId: x, responses: {'200': {description: ok}}}}\n");
    assertThat(at(made, "/endpoints/x-2/request")).isEqualTo("\"GET /b\"");
    assertThat(findings(made, Kind.BROKEN))
        .containsExactly("5:8 GET /b: the id x is taken; it is called x-2");
  }

  @Test
  void pathsThatCannotBeToldApartAreListedWithBothPlaces() {
    Imported made =
        Imports.of(
            HEAD
                + "  /a/{x}: {get: {operationId: x, responses: {'200': {description: ok}}}}\n"
                + "  /a/{y}: {get: {operationId: y, responses: {'200': {description: ok}}}}\n");
    assertThat(at(made, "/endpoints/y")).isEmpty();
    assertThat(findings(made, Kind.BROKEN))
        .containsExactly(
            "5:12 GET /a/{y}: is left out: its requests cannot be told from those of"
                + " /paths/~1a~1{x}/get in api.yaml:4:12");
  }

  @Test
  void remoteReferencesAreNotFetchedButListed() throws IOException {
    Imported made = ofFile(reply("{$ref: 'http://127.0.0.1:1/x.yaml#/A'}"));
    assertThat(findings(made, Kind.BROKEN))
        .containsExactly("12:30 http://127.0.0.1:1/x.yaml#/A: is remote; nothing is fetched");
    assertThat(findings(ofFile(reply("{$ref: 'file:///etc/passwd'}")), Kind.BROKEN))
        .containsExactly("12:30 file:///etc/passwd: is remote; nothing is fetched");
  }

  @Test
  void aTextFromElsewhereMayNotReferToFiles() {
    assertThat(findings(Imports.of(reply("{$ref: 'other.yaml#/A'}")), Kind.BROKEN))
        .containsExactly("12:30 other.yaml#/A: refers to a file, which a text sent here may not");
  }

  @Test
  void filesBelowTheFolderAreFollowedAndOthersAreNot() throws IOException {
    Files.createDirectories(folder.resolve("api/parts"));
    Files.writeString(folder.resolve("secret.yaml"), "Secret: {const: leaked}\n");
    Files.writeString(
        folder.resolve("api/parts/pet.yaml"),
        "Pet: {type: object, required: [kind], properties: {kind: {$ref: '../kinds.json#/Kind'}}}\n");
    Files.writeString(folder.resolve("api/kinds.json"), "{\"Kind\": {\"enum\": [\"cat\"]}}");
    Files.createSymbolicLink(folder.resolve("api/link.yaml"), folder.resolve("secret.yaml"));
    assertThat(at(ofFile(reply("{$ref: 'parts/pet.yaml#/Pet'}")), "/endpoints/a/response/json"))
        .isEqualTo("{\"kind\":\"cat\"}");
    for (String out :
        List.of(
            "../secret.yaml#/Secret",
            "../../etc/passwd",
            "/etc/passwd",
            "link.yaml#/Secret",
            "..%2fsecret.yaml#/Secret",
            "../no-such-file.yaml")) {
      Imported made = ofFile(reply("{$ref: '" + out + "'}"));
      assertThat(findings(made, Kind.BROKEN))
          .containsExactly("12:30 " + out + ": leads out of the description's folder");
      assertThat(made.text()).doesNotContain("leaked", "root:");
    }
  }

  @Test
  void referencesInCirclesEnd() {
    Imported made =
        Imports.of(
            HEAD
                + "  /a: {get: {operationId: a, responses: {'200': {$ref: '#/x/a'}}}}\n"
                + "x: {a: {$ref: '#/x/b'}, b: {$ref: '#/x/a'}}\n");
    assertThat(findings(made, Kind.BROKEN)).singleElement().asString().contains("without end");
    Assertions.assertTimeoutPreemptively(
        BOUND,
        () ->
            Imports.of(
                reply("{$ref: '#/s/A'}")
                    + "s: {A: {allOf: [{$ref: '#/s/B'}]}, B: {anyOf: [{$ref: '#/s/A'}]}}\n"));
  }

  @Test
  void aliasesThatGrowWithoutBoundAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
    }
    Assertions.assertTimeoutPreemptively(
        BOUND,
        () ->
            assertThat(Imports.problems(HEAD + "  {}\n" + bomb).getFirst())
                .satisfies(
                    it -> {
                      assertThat(it.message()).contains("more than a million values");
                      assertThat(it.place().line()).isGreaterThan(4);
                    }));
  }

  @Test
  void aFileOfFiftyMegabytesIsRefusedWithoutReadingItAll() throws IOException {
    Path file = folder.resolve("big.yaml");
    Files.writeString(file, HEAD + "  {}\n# " + "x".repeat(50_000_000));
    Report report = new Report();
    Optional<Imported> made =
        OpenApiImport.of(List.of(file), folder, ImportOptions.standard(), Optional.empty(), report);
    assertThat(made).isEmpty();
    assertThat(report.sorted())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message()).isEqualTo("the file has more than 16 MiB");
              assertThat(it.place().file()).isEqualTo(file.toString());
            });
  }

  @Test
  void fiveThousandOperationsAreImported() {
    StringBuilder many = new StringBuilder(HEAD);
    for (int i = 0; i < 5_000; i++) {
      many.append("  /a%d: {get: {responses: {'200': {description: ok}}}}\n".formatted(i));
    }
    Assertions.assertTimeoutPreemptively(
        BOUND, () -> assertThat(Imports.of(many.toString()).operations()).isEqualTo(5_000));
  }

  @Test
  void nothingIsMadeWhereAnExtensionIsWrong() {
    assertThat(
            Imports.problems(
                HEAD
                    + "  /a: {get: {responses: {'200': {description: ok}}, x-understudy: {latncy: 2ms}}}\n"))
        .singleElement()
        .satisfies(it -> assertThat(it.place().line()).isEqualTo(4));
  }

  @Test
  void aDescriptionWithoutOperationsSaysSo() {
    assertThat(Imports.problems(HEAD + "  {}\n"))
        .extracting(Problem::message)
        .containsExactly("there is no operation to serve");
  }
}
