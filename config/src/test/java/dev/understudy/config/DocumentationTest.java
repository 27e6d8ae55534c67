package dev.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every whole configuration in the documentation can be run.
class DocumentationTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(version: 1\\n.*?)```");

  static List<String> configurations() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(DOCS)) {
      for (Path page : pages.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
          found.add(block.group(1));
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aConfigurationInTheDocumentationHasNoProblem(String text) {
    assertThat(Configurations.parse("docs.yaml", text, LoadOptions.of(1)).problems()).isEmpty();
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(configurations()).hasSizeGreaterThanOrEqualTo(3);
  }
}
