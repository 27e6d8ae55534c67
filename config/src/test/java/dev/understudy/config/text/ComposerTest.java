package dev.understudy.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.problem.Report;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private final Report report = new Report();

  private Optional<Node> compose(String text) {
    return Composer.compose(new Source("test.yaml", text, Optional.empty()), report);
  }

  private String firstProblem() {
    return report.sorted().getFirst().message();
  }

  private static Scalar.Kind kind(String text) {
    Source source = new Source("t", text, Optional.empty());
    return ((Scalar) Composer.compose(source, new Report()).orElseThrow()).kind();
  }

  @Test
  void plainScalarsFollowTheCoreSchema() {
    assertThat(kind("no")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("on")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("~")).isEqualTo(Scalar.Kind.NULL);
    assertThat(kind("True")).isEqualTo(Scalar.Kind.BOOLEAN);
    assertThat(kind("tRue")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("0x1F")).isEqualTo(Scalar.Kind.NUMBER);
    assertThat(kind("0o17")).isEqualTo(Scalar.Kind.NUMBER);
    assertThat(kind("1_000")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("-.5e+3")).isEqualTo(Scalar.Kind.NUMBER);
    assertThat(kind("1.")).isEqualTo(Scalar.Kind.NUMBER);
    assertThat(kind(".")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("-.")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("1e")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("0x")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("1e999999999")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind(".inf")).isEqualTo(Scalar.Kind.NOT_FINITE);
    assertThat(kind("\"5\"")).isEqualTo(Scalar.Kind.STRING);
    assertThat(kind("20ms")).isEqualTo(Scalar.Kind.STRING);
  }

  @Test
  void hexAndOctalNumbersBecomeJsonNumbers() {
    assertThat(JsonWriter.compact(compose("[0x1F, 0o17, +1, 010, 1., .5, -0, 1.50]").orElseThrow()))
        .isEqualTo("[31,15,1,10,1,0.5,-0,1.50]");
  }

  @Test
  void jsonIsReadAsItIs() {
    String json =
        "{\"a\":1,\"b\":[true,null,-1.5e3,\"\\u00e9\\ud83d\\ude00\\/\\n\"],\"c\":{},\"d\":\"x y\"}";
    assertThat(JsonWriter.compact(compose(json).orElseThrow()))
        .isEqualTo(
            "{\"a\":1,\"b\":[true,null,-1.5e3,\"\u00e9\ud83d\ude00/\\n\"],\"c\":{},\"d\":\"x y\"}");
    assertThat(report.hasErrors()).isFalse();
  }

  @Test
  void jsonIndentedByTabsIsRead() {
    assertThat(compose("{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}\n")).isPresent();
    assertThat(report.hasErrors()).isFalse();
  }

  @Test
  void columnsCountCodePoints() {
    Node value =
        ((Mapping) compose("{\"\ud83d\ude00\ud83d\ude00\": x, b: y}").orElseThrow())
            .find("b")
            .orElseThrow();
    assertThat(value.place().column()).isEqualTo(14);
    assertThat(value.source().text().substring(value.start(), value.end())).isEqualTo("y");
  }

  @Test
  void aBlockCollectionEndsWithItsLastValue() {
    Mapping root =
        (Mapping) compose("a:\n  b: 1\n  c: [2,\n   3]\n\n# comment\nd: 4\n").orElseThrow();
    Node a = root.find("a").orElseThrow();
    assertThat(a.source().text().substring(a.start(), a.end())).isEqualTo("b: 1\n  c: [2,\n   3]");
    assertThat(a.pointer()).isEqualTo("/a");
  }

  @Test
  void pointersEscapeSlashAndTilde() {
    Mapping root = (Mapping) compose("{\"a/b~c\": [x, {d: y}]}").orElseThrow();
    assertThat(root.follow("/a~1b~0c/1/d").orElseThrow().pointer()).isEqualTo("/a~1b~0c/1/d");
  }

  @Test
  void aHundredLevelsAreReadAndOneMoreIsRefused() {
    assertThat(compose("[".repeat(100) + "]".repeat(100))).isPresent();
    assertThat(compose("[".repeat(101) + "]".repeat(101))).isEmpty();
    assertThat(firstProblem()).isEqualTo("nested deeper than 100 levels");
  }

  /// The parser itself needs quadratic time for this; the composer must stop it early.
  @Test
  void aWallOfBracketsIsRefused() {
    assertThat(compose("[".repeat(200_000))).isEmpty();
    assertThat(firstProblem()).isEqualTo("nested deeper than 100 levels");
  }

  @Test
  void aliasesThatNestAreCountedAsDeepAsTheyGo() {
    StringBuilder text = new StringBuilder("a0: &a0 " + "[".repeat(60) + "]".repeat(60) + "\n");
    text.append("a1: ").append("[".repeat(60)).append("*a0").append("]".repeat(60)).append('\n');
    assertThat(compose(text.toString())).isEmpty();
    assertThat(firstProblem()).isEqualTo("nested deeper than 100 levels");
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [".formatted(i, i)).append((alias + ", ").repeat(9));
      text.append(alias).append("]\n");
    }
    assertThat(compose(text.toString())).isEmpty();
    assertThat(firstProblem()).isEqualTo("the aliases stand for more than a million values");
  }

  @Test
  void aRepeatedAnchorHoldsFromWhereItStands() {
    Node root = compose("[&a 1, *a, &a 2, *a]").orElseThrow();
    assertThat(JsonWriter.compact(root)).isEqualTo("[1,1,2,2]");
  }

  @Test
  void anotherMajorVersionOfYamlIsRefused() {
    assertThat(compose("%YAML 3.0\n---\na: 1\n")).isEmpty();
    assertThat(report.hasErrors()).isTrue();
  }

  @Test
  void controlCharactersAreRefusedAtTheirPlace() {
    assertThat(compose("a: x\nb: \u0007\n")).isEmpty();
    assertThat(firstProblem()).isEqualTo("the character U+0007 is not allowed");
    assertThat(report.sorted().getFirst().place().label()).isEqualTo("test.yaml:2:4");
  }

  @Test
  void mappingsAsKeysAreRefused() {
    compose("{[1]: 2}");
    assertThat(firstProblem()).isEqualTo("a key must be plain text");
  }
}
