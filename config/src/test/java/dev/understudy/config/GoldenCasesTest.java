package dev.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.document.Document;
import dev.understudy.config.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case is a text, a rule, and what a person is told of it: the problems, and where there is
/// no error the document as it is written back. `./dev golden` rewrites what stands below the
/// rules; the difference is what gets reviewed.
public class GoldenCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final Path FILES = Path.of("src/test/resources/files");
  private static final String RULE = "----------------\n";

  public static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream();
    }
  }

  public static String input(Path file) throws IOException {
    String text = Files.readString(file);
    int rule = text.indexOf(RULE);
    return rule < 0 ? text : text.substring(0, rule);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCaseIsToldAsReviewed(Path file) throws IOException {
    String input = input(file);
    String actual = input + RULE + told(input);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static String told(String input) {
    Loaded loaded = Configurations.parse("shop.yaml", input, LoadOptions.of(1).withFolder(FILES));
    assertThat(loaded.plan().isEmpty()).isEqualTo(loaded.hasErrors());
    String document =
        loaded.hasErrors() ? "" : loaded.document().map(Document::write).orElseThrow();
    return Problems.text(loaded.problems()) + document;
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases().map(Path::toString).toList())
        .hasSizeGreaterThan(20)
        .allMatch(name -> name.endsWith(".case"));
  }

  @Test
  void whatIsWrittenBackIsTheSameConfiguration() throws IOException {
    for (Path file : cases().toList()) {
      LoadOptions options = LoadOptions.of(1).withFolder(FILES);
      Loaded first = Configurations.parse("shop.yaml", input(file), options);
      if (first.plan().isPresent()) {
        String written = first.document().orElseThrow().write();
        Loaded second = Configurations.parse("shop.yaml", written, options);
        assertThat(second.document()).as(file.toString()).isEqualTo(first.document());
        assertThat(fingerprints(second)).isEqualTo(fingerprints(first));
      }
    }
  }

  private static List<Long> fingerprints(Loaded loaded) {
    return loaded.plan().orElseThrow().endpoints().stream().map(e -> e.fingerprint()).toList();
  }
}
