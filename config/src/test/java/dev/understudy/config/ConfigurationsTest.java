package dev.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.understudy.config.problem.Problem;
import dev.understudy.core.outcome.Body;
import dev.understudy.core.outcome.Outcome;
import dev.understudy.core.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationsTest {
  private static final LoadOptions OPTIONS = LoadOptions.of(7);

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Loaded load(Path... paths) throws IOException {
    return Configurations.load(List.of(paths), OPTIONS);
  }

  private static List<String> messages(Loaded loaded) {
    return loaded.problems().stream().map(Problem::message).toList();
  }

  private static String endpoint(String id) {
    return "version: 1\nendpoints: {%s: {request: GET /%s}}\n".formatted(id, id);
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesHaveAPlanAndNoProblem(Path example) throws IOException {
    Loaded loaded = load(example);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.plan()).isPresent();
  }

  @Test
  void theSeedIsTheCallersThenTheTextsThenTheFallback() throws IOException {
    String seeded = endpoint("a") + "seed: 5\n";
    assertThat(seed(seeded, OPTIONS)).isEqualTo(5);
    assertThat(seed(seeded, OPTIONS.withSeed(9))).isEqualTo(9);
    assertThat(seed(endpoint("a"), OPTIONS)).isEqualTo(7);
  }

  private static long seed(String text, LoadOptions options) {
    return Configurations.parse("a.yaml", text, options).plan().orElseThrow().seed();
  }

  @Test
  void theNameIsThatOfTheFileUnlessSaid() {
    assertThat(plan(endpoint("a")).name()).isEqualTo("shop");
    assertThat(plan("name: other\n" + endpoint("a")).name()).isEqualTo("other");
  }

  private static Plan plan(String text) {
    return Configurations.parse("x/shop.yaml", text, OPTIONS).plan().orElseThrow();
  }

  @Test
  void filesAndFoldersMergeInTheirOrder() throws IOException {
    write("services/b.yaml", endpoint("b"));
    write("services/a.yml", endpoint("a"));
    write("services/payload.json", "{}");
    write("services/deeper/c.yaml", endpoint("c"));
    Path top = write("top.yaml", endpoint("top") + "name: shop\n");
    Loaded loaded = load(top, folder.resolve("services"));
    assertThat(loaded.plan().orElseThrow().endpoints())
        .extracting(e -> e.id())
        .containsExactly("top", "a", "b");
    assertThat(loaded.watched())
        .contains(top, folder.resolve("services"), folder.resolve("services/a.yml"));
  }

  @Test
  void whatStandsInTwoFilesIsShownAtBothPlaces() throws IOException {
    Path one = write("one.yaml", endpoint("a") + "seed: 1\ndefaults: {latency: 1ms}\n");
    Path two = write("two.yaml", endpoint("a") + "seed: 1\ndefaults: {latency: 2ms}\n");
    Loaded loaded = load(one, two);
    assertThat(messages(loaded))
        .containsExactlyInAnyOrder(
            "the endpoint \"a\" stands in two files",
            "`seed` stands in two files",
            "`defaults` stands in two files");
    assertThat(loaded.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.place().file()).isEqualTo(two.toString());
              assertThat(problem.related().getFirst().place().file()).isEqualTo(one.toString());
            });
  }

  @Test
  void equalRequestsInTwoFilesAreAProblem() throws IOException {
    Path one = write("one.yaml", "version: 1\nendpoints: {a: {request: GET /x}}\n");
    Path two = write("two.yaml", "version: 1\nendpoints: {b: {request: GET /x}}\n");
    assertThat(messages(load(one, two)))
        .containsExactly("\"b\" asks for the same requests as \"a\"");
  }

  @Test
  void aMissingFileIsTheMachinesFault() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> load(folder.resolve("none.yaml")));
  }

  @Test
  void anEmptyFolderIsAProblem() throws IOException {
    assertThat(messages(load(folder))).containsExactly("the folder has no configuration");
  }

  @Test
  void aFileIsReadFromTheFolderOfItsConfiguration() throws IOException {
    write("sub/data/p.json", "{\"x\": 1}");
    Path file =
        write(
            "sub/a.yaml",
            "version: 1\nendpoints: {a: {request: GET /a, response: {file: data/p.json}}}\n");
    Loaded loaded = load(file);
    Body body = success(loaded).reply().body();
    assertThat(body.contentType()).isEqualTo("application/json");
    assertThat(((Body.Fixed) body).bytes())
        .isEqualTo("{\"x\": 1}".getBytes(StandardCharsets.UTF_8));
    assertThat(loaded.watched()).contains(folder.toRealPath().resolve("sub/data/p.json"));
  }

  private static Outcome success(Loaded loaded) {
    return loaded.plan().orElseThrow().endpoints().getFirst().outcomes().getFirst().outcome();
  }

  @Test
  void aLinkThatLeadsOutIsRefused() throws IOException {
    Path secret = write("secret.txt", "secret");
    Files.createDirectories(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/link.txt"), secret);
    Files.createSymbolicLink(folder.resolve("sub/up"), folder);
    for (String name : List.of("link.txt", "up/secret.txt", "../secret.txt", secret.toString())) {
      Path file =
          write(
              "sub/a.yaml",
              "version: 1\nendpoints: {a: {request: GET /a, response: {file: %s}}}\n"
                  .formatted(name));
      Loaded loaded = load(file);
      assertThat(loaded.plan()).as(name).isEmpty();
      assertThat(messages(loaded))
          .allMatch(m -> m.contains("leads out") || m.contains("relative to"));
    }
  }

  @Test
  void aTextFromTheNetworkMayNotNameFiles() {
    String text = "version: 1\nendpoints: {a: {request: GET /a, response: {file: a.json}}}\n";
    Loaded loaded = Configurations.parse("api", text, OPTIONS);
    assertThat(messages(loaded)).containsExactly("this configuration may not name files");
  }

  @Test
  void corsAndExposureAreOffUnlessSaid() {
    Plan plain = plan(endpoint("a"));
    assertThat(plain.cors()).isFalse();
    assertThat(plain.exposure()).isEqualTo(Plan.Exposure.NOTHING);
    Plan open = plan(endpoint("a") + "cors: true\nexpose: {serverTiming: true, ordinal: true}\n");
    assertThat(open.cors()).isTrue();
    assertThat(open.exposure()).isEqualTo(new Plan.Exposure(true, true));
  }

  @Test
  void jsonIsSentCompactAndAContentTypeOfItsOwnStandsAlone() {
    String text =
        """
        version: 1
        endpoints:
          a: {request: GET /a, response: {json: {n: 0x10, s: "x"}}}
          b: {request: GET /b, response: {headers: {Content-Type: a/b}, body: x}}
          c: {request: GET /c, response: {body: x}}
        """;
    List<Body> bodies =
        plan(text).endpoints().stream()
            .map(e -> e.outcomes().getFirst().outcome().reply().body())
            .toList();
    assertThat(new String(((Body.Fixed) bodies.get(0)).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"n\":16,\"s\":\"x\"}");
    assertThat(bodies)
        .extracting(Body::contentType)
        .containsExactly("application/json", "", "text/plain; charset=utf-8");
  }

  /// Else a megabyte and a hundred thousand aliases would be a hundred gigabytes.
  @Test
  void endpointsThatShareAPayloadByAliasShareItsBytes() {
    String text =
        """
        version: 1
        endpoints:
          a: {request: GET /a, response: &reply {json: [1, 2, 3]}}
          b: {request: GET /b, response: *reply}
        """;
    List<byte[]> bytes =
        plan(text).endpoints().stream()
            .map(e -> ((Body.Fixed) e.outcomes().getFirst().outcome().reply().body()).bytes())
            .toList();
    assertThat(bytes.get(0)).isSameAs(bytes.get(1));
  }

  @Test
  void aHundredThousandEndpointsLoadAndOneMoreIsRefused() {
    String many =
        IntStream.range(0, 100_000)
            .mapToObj(i -> " e%d: {request: \"GET /%d/{id}\"}\n".formatted(i, i))
            .collect(Collectors.joining("", "version: 1\nendpoints:\n", ""));
    assertThat(plan(many).endpoints()).hasSize(100_000);
    Loaded tooMany =
        Configurations.parse("a.yaml", many + " more: {request: GET /more}\n", OPTIONS);
    assertThat(messages(tooMany)).containsExactly("the endpoints are 100001, more than 100000");
  }

  /// A wrong line in each of very many endpoints must not take time quadratic in their number.
  @Test
  void manyProblemsAreCountedBeyondTheFirstThousand() {
    String many =
        IntStream.range(0, 50_000)
            .mapToObj(i -> " e%d: {request: GET /%d, latencyy: 5}\n".formatted(i, i))
            .collect(Collectors.joining("", "version: 1\nendpoints:\n", ""));
    Loaded loaded = Configurations.parse("a.yaml", many, OPTIONS);
    assertThat(loaded.problems()).hasSize(1001);
    assertThat(messages(loaded).getLast()).isEqualTo("49000 more problems are not shown");
  }
}
