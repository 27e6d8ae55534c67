package dev.understudy.config.openapi.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {
  @Test
  void aPlainPathStaysBehindTheBasePath() {
    PathTemplate path = PathTemplate.of("/v1", "/pets/{petId}");
    assertThat(path.path()).isEqualTo("/v1/pets/{petId}");
    assertThat(path.notes()).isEmpty();
  }

  @Test
  void aParameterInsideOfASegmentTakesTheSegment() {
    PathTemplate path = PathTemplate.of("", "/a/{x.y}.json/{x}-{y}/{1}");
    assertThat(path.path()).isEqualTo("/a/{x-y}/{x}/{p1}");
    assertThat(path.notes()).hasSize(4);
  }

  @Test
  void aParameterThatStandsTwiceGetsANumber() {
    assertThat(PathTemplate.of("", "/{id}/x/{id}").path()).isEqualTo("/{id}/x/{id2}");
  }

  @Test
  void aQueryInThePathIsACondition() {
    PathTemplate path = PathTemplate.of("", "/a?action=stop&id={id}#frag");
    assertThat(path.path()).isEqualTo("/a");
    assertThat(path.query()).isEqualTo(Map.of("action", "stop"));
  }

  @Test
  void nothingIsTheRoot() {
    assertThat(PathTemplate.of("", "").path()).isEqualTo("/");
    assertThat(PathTemplate.of("/v1", "/").path()).isEqualTo("/v1/");
  }
}
