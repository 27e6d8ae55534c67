package dev.understudy.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "products, 0, a path begins with /",
    "'', 0, a path begins with /",
    "/a?b=c, 2, a path ends before ?",
    "/a#b, 2, a path ends before #",
    "/a b, 2, a path has no blanks or control characters",
    "/a/{id}.json, 3, 'a parameter is a whole segment, but this one is `{id}.json`'",
    "/a/{id, 3, 'a parameter is a whole segment, but this one is `{id`'",
    "/a/{a}{b}, 3, 'a parameter is a whole segment, but this one is `{a}{b}`'",
    "/a/{}, 4, `` is no name for a parameter",
    "/a/{1st}, 4, `1st` is no name for a parameter",
    "/a/{x...}/b, 3, '{x...} takes the rest of the path, so nothing can follow it'",
    "/{x}/{x}, 5, {x} stands twice in the path",
    "/a/../b, 3, 'a request''s `..` is resolved before routing, so this never holds'",
    "/a/%2e, 3, 'a request''s `.` is resolved before routing, so this never holds'",
    "/a%2, 2, % must be followed by two hex digits",
  })
  void saysWhatIsWrongAndWhere(String text, int position, String message) {
    assertThatThrownBy(() -> PathPattern.parse(text))
        .hasMessage(message)
        .asInstanceOf(InstanceOfAssertFactories.type(PathPattern.SyntaxException.class))
        .satisfies(e -> assertThat(e.position()).isEqualTo(position))
        .satisfies(e -> assertThat(e.mend()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({"/", "/a/", "/{a}/b/{c...}", "/a//b", "/{order-id}", "/x.json", "/a:b@c"})
  void writesWhatItRead(String text) {
    assertThat(PathPattern.parse(text)).hasToString(text);
  }

  @Test
  void givesTheParametersTheirDecodedValues() {
    PathPattern pattern = PathPattern.parse("/shops/{shop}/files/{path...}");
    assertThat(pattern.values("/shops/caf%C3%A9%2F1/files/a/b%20c/"))
        .isEqualTo(Map.of("shop", "café/1", "path", "a/b c/"));
    assertThat(pattern.values("/shops/./x/files/")).isEqualTo(Map.of("shop", "x", "path", ""));
  }

  @ParameterizedTest
  @CsvSource({"/a", "/a/", "/b/x", "/a/x/y", "/"})
  void refusesAPathForWhichItDoesNotHold(String path) {
    assertThatThrownBy(() -> PathPattern.parse("/a/{x}").values(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(path);
  }
}
