package dev.understudy.config.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Problem;
import dev.understudy.config.problem.Report;
import dev.understudy.config.text.Composer;
import dev.understudy.config.text.Node;
import dev.understudy.config.text.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditorTest {
  private static final String SHOP =
      """
      # the shop
      version: 1   # of the language
      endpoints:
        list-products:               # ids are stable
          request: GET /products
          latency: {lognormal: {p50: 20ms, p99: 150ms}}   # measured

        # one product
        get-product:
          request: "GET /products/{id}"
          errors:
            gone: {rate: 0.5%, status: 404}
      windows:   # none yet
      """;

  @Test
  void aValueIsReplacedAndItsNeighboursAndCommentsStay() {
    assertThat(set(SHOP, "/endpoints/list-products/latency/lognormal/p50", "30ms"))
        .isEqualTo(SHOP.replace("p50: 20ms", "p50: 30ms"));
    assertThat(set(SHOP, "/endpoints/list-products/latency", "{fixed: 5ms}"))
        .isEqualTo(SHOP.replace("{lognormal: {p50: 20ms, p99: 150ms}}", "{fixed: 5ms}"));
  }

  @Test
  void quotesStay() {
    assertThat(set(SHOP, "/endpoints/get-product/request", "GET /p"))
        .isEqualTo(SHOP.replace("\"GET /products/{id}\"", "\"GET /p\""));
  }

  @Test
  void aNewKeyStandsBehindTheLastInTheIndentationOfItsNeighbours() {
    assertThat(set(SHOP, "/endpoints/get-product/latency", "5ms"))
        .isEqualTo(SHOP.replace("status: 404}\n", "status: 404}\n    latency: 5ms\n"));
    assertThat(set(SHOP, "/endpoints/get-product/errors/gone/latency", "5ms"))
        .isEqualTo(SHOP.replace("status: 404}", "status: 404, latency: 5ms}"));
  }

  @Test
  void theFirstChildOfAnEmptyBlockKeepsTheCommentBesideTheKey() {
    assertThat(set(SHOP, "/windows/gc/at/every", "45s"))
        .isEqualTo(SHOP + "  gc: {at: {every: 45s}}\n");
  }

  @Test
  void aNewEndpointIsWrittenInBlocks() {
    assertThat(set(SHOP, "/endpoints/pay", "{request: POST /pay, latency: 9ms}"))
        .isEqualTo(
            SHOP.replace(
                "windows:",
                """
                  pay:
                    request: POST /pay
                    latency: 9ms
                windows:"""));
  }

  @Test
  void anEntryGoesWithItsLinesAndTheCommentAboveItStays() {
    assertThat(apply(SHOP, new Edit.Remove(at("/endpoints/list-products"))))
        .isEqualTo(
            SHOP.substring(0, SHOP.indexOf("  list-products"))
                + SHOP.substring(SHOP.indexOf("\n  # one product")));
  }

  @Test
  void theLastEntryLeavesAnEmptyMapping() {
    assertThat(apply("a:  # all\n  b: 1\nc: 2\n", new Edit.Remove(at("/a/b"))))
        .isEqualTo("a: {}  # all\nc: 2\n");
  }

  @Test
  void aKeyIsRenamedInPlace() {
    assertThat(apply(SHOP, new Edit.Rename(at("/endpoints/list-products"), "all")))
        .isEqualTo(SHOP.replace("list-products:", "all:"));
  }

  @Test
  void aValueMovesElsewhere() {
    assertThat(apply("a:\n  x: {y: 1}\nb: {}\n", new Edit.Move(at("/a/x"), at("/b/z"))))
        .isEqualTo("a: {}\nb:\n  z: {y: 1}\n");
  }

  @Test
  void theLineBreaksOfTheTextAreUsedAndNoneIsAddedAtItsEnd() {
    assertThat(set("a: 1\r\nb:\r\n  c: 2", "/b/d", "{e: [1, 2]}"))
        .isEqualTo("a: 1\r\nb:\r\n  c: 2\r\n  d: {e: [1, 2]}");
  }

  @Test
  void severalLinesOfTextAreABlockScalar() {
    assertThat(apply("a: x  # why\nb: 2\n", new Edit.Set(at("/a"), text("one\ntwo\n"))))
        .isEqualTo("a: |  # why\n  one\n  two\nb: 2\n");
    assertThat(set("a: |\n  one\n  two\n\n# below\nb: 2\n", "/a", "1"))
        .isEqualTo("a: 1\n\n# below\nb: 2\n");
  }

  @Test
  void listsTakeItemsAtTheirPlaces() {
    String text = "l:\n- a  # first\n- {b: 1}\n";
    assertThat(insert(text, "/l/1", "{c: 2, d: [x]}"))
        .isEqualTo("l:\n- a  # first\n- c: 2\n  d: [x]\n- {b: 1}\n");
    assertThat(insert(text, "/l/-", "z")).isEqualTo(text + "- z\n");
    assertThat(insert("l: [a, b]\n", "/l/0", "z")).isEqualTo("l: [z, a, b]\n");
  }

  @Test
  void jsonStaysJson() {
    String json = "{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": []\n}\n";
    assertThat(set(json, "/a/d", "x")).isEqualTo(json.replace("1\n", "1,\n    \"d\": \"x\"\n"));
    assertThat(apply(json, new Edit.Remove(at("/c"))))
        .isEqualTo("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n");
  }

  @Test
  void anAliasIsWrittenOutWhereItIsEdited() {
    String text = "a: &x {p: 1, q: 2}\nb: *x   # the same\nc: *x\n";
    assertThat(set(text, "/b/p", "3"))
        .isEqualTo("a: &x {p: 1, q: 2}\nb:   # the same\n  p: 3\n  q: 2\nc: *x\n");
  }

  @Test
  void whatAnAliasRepeatsIsNotEdited() {
    String text = "a: &x {p: 1}\nb: *x\n";
    assertThat(refused(text, new Edit.Set(at("/a/p"), read("2"))).message())
        .isEqualTo("what stands here is repeated elsewhere by *x");
    assertThat(refused(text, new Edit.Remove(at("/a"))).place().line()).isEqualTo(1);
    assertThat(set("a: &x {p: 1}\n", "/a/p", "2")).isEqualTo("a: &x {p: 2}\n");
  }

  @Test
  void whatIsNotThereIsSaidWithItsPlace() {
    Problem problem = refused(SHOP, new Edit.Remove(at("/endpoints/pay/latency")));
    assertThat(problem.message()).isEqualTo("there is no /endpoints/pay/latency");
    assertThat(problem.place().line()).isEqualTo(4);
    assertThat(refused("a: [1]\n", new Edit.Insert(at("/a/3"), read("2"), Optional.empty())).help())
        .isEqualTo("Its places are 0 to 1; - is behind the last.");
    assertThat(refused("a: 1\n", new Edit.Insert(at("/a"), read("2"), Optional.empty())).message())
        .isEqualTo("there is a \"a\" already");
  }

  @Test
  void aTextThatCannotBeReadIsNotEdited() {
    assertThat(refused("a: [1\n", new Edit.Remove(at("/a"))).message())
        .startsWith("this is no YAML");
  }

  @Test
  void aMergePatchChangesWhatItNamesAndRemovesWhatIsNull() {
    String patch =
        "{latency: null, errors: {gone: {rate: 1%}}, response: {status: 201, json: null}}";
    Node target = read(SHOP).follow("/endpoints/list-products").orElseThrow();
    List<Edit> edits =
        MergePatch.edits(Optional.of(target), read(patch), at("/endpoints/list-products"));
    assertThat(apply(SHOP, edits.toArray(Edit[]::new)))
        .contains(
            "    request: GET /products\n"
                + "    errors: {gone: {rate: 1%}}\n"
                + "    response: {status: 201}\n");
  }

  private static Pointer at(String pointer) {
    return Pointer.of(pointer);
  }

  private static String set(String text, String pointer, String value) {
    return apply(text, new Edit.Set(at(pointer), read(value)));
  }

  private static String insert(String text, String pointer, String value) {
    return apply(text, new Edit.Insert(at(pointer), read(value), Optional.empty()));
  }

  private static String apply(String text, Edit... edits) {
    Report report = new Report();
    var edited = Editor.apply(source(text), List.of(edits), report);
    assertThat(report.sorted()).isEmpty();
    return edited.orElseThrow().source().text();
  }

  private static Problem refused(String text, Edit edit) {
    Report report = new Report();
    assertThat(Editor.apply(source(text), List.of(edit), report)).isEmpty();
    return report.sorted().getFirst();
  }

  private static Node text(String text) {
    return dev.understudy.config.text.Scalar.string(text);
  }

  private static Node read(String text) {
    return Composer.compose(source(text), new Report()).orElseThrow();
  }

  private static Source source(String text) {
    return new Source("shop.yaml", text, Optional.empty());
  }
}
