package dev.understudy.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ComposerPropertiesTest {
  @Provide
  static Arbitrary<Node> trees() {
    Arbitrary<Node> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(30).map(Scalar::string),
            Arbitraries.strings()
                .withChars("ab -:#,[]{}&*!|>'\"%@`?~.\n\t0123eExX")
                .ofMaxLength(12)
                .map(Scalar::string),
            Arbitraries.of(true, false).map(Scalar::bool),
            Arbitraries.longs().map(Scalar::number),
            Arbitraries.doubles().between(-1e9, 1e9).map(Scalar::number));
    return Arbitraries.recursive(() -> scalars, ComposerPropertiesTest::collections, 0, 4);
  }

  private static Arbitrary<Node> collections(Arbitrary<Node> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(4).map(Sequence::of),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(20), inner)
            .ofMaxSize(4)
            .map(Mapping::of));
  }

  private static Node read(String text) {
    Report report = new Report();
    Optional<Node> node = Composer.compose(new Source("t", text, Optional.empty()), report);
    assertThat(report.sorted()).isEmpty();
    return node.orElseThrow();
  }

  @Property(tries = 500)
  void whatIsWrittenAsJsonReadsBackEqual(@ForAll("trees") Node tree) {
    assertThat(read(JsonWriter.compact(tree))).isEqualTo(tree);
    assertThat(read(JsonWriter.pretty(tree))).isEqualTo(tree);
  }

  @Property(tries = 500)
  void whatIsWrittenAsYamlReadsBackEqual(@ForAll("trees") Node tree) {
    assertThat(read(YamlWriter.write(tree))).isEqualTo(tree);
  }

  /// Replacing the text of any value by another value changes that value and nothing else: what
  /// makes edits that keep comments possible.
  @Property(tries = 300)
  void offsetsAreThoseOfTheValue(@ForAll("trees") Node tree) {
    Map<String, Node> wrapped = new LinkedHashMap<>();
    wrapped.put("first", tree);
    wrapped.put("second", Sequence.of(List.of(tree, Scalar.string("last"))));
    String text = "# above\n" + JsonWriter.pretty(Mapping.of(wrapped));
    Mapping root = (Mapping) read(text);
    for (String pointer : List.of("/first", "/second", "/second/0", "/second/1")) {
      Node node = root.follow(pointer).orElseThrow();
      assertThat(node.pointer()).isEqualTo(pointer);
      String alone = text.substring(node.start(), node.end());
      assertThat(read(alone)).isEqualTo(node);
      String edited = text.substring(0, node.start()) + "42" + text.substring(node.end());
      assertThat(read(edited).follow(pointer).orElseThrow()).isEqualTo(Scalar.number(42));
    }
  }

  /// Whatever the bytes are: a tree or a problem, never an exception.
  @Property(tries = 1000)
  void anyTextIsATreeOrAProblem(@ForAll("scribbles") String text) {
    Report report = new Report();
    Optional<Node> node = Composer.compose(new Source("t", text, Optional.empty()), report);
    if (node.isEmpty() && !text.isBlank()) {
      assertThat(report.hasErrors() || onlyComments(text)).isTrue();
    }
    node.ifPresent(n -> n.place().label());
  }

  private static boolean onlyComments(String text) {
    return text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
  }

  @Provide
  static Arbitrary<String> scribbles() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab: -,[]{}&*!|>'\"%?~.\n\t#<0x").ofMaxLength(60),
        Arbitraries.strings().ofMaxLength(40));
  }
}
