package dev.understudy.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
  private static final Path FILE = Path.of("../docs/reference/configuration.md");

  /// Written by hand above it, generated below.
  private static final String MARK = "<!-- From here on written by ./dev generate. -->\n";

  @Test
  void theKeyTablesAreThoseOfTheCode() throws IOException {
    String page = Files.readString(FILE);
    String head = page.substring(0, page.indexOf(MARK) + MARK.length());
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(FILE, head + ReferencePage.keyTables());
    }
    assertThat(Files.readString(FILE)).isEqualTo(head + ReferencePage.keyTables());
  }

  @Test
  void thePageNamesTheVersionOfTheLanguage() throws IOException {
    assertThat(Files.readString(FILE))
        .contains("Version " + Document.VERSION + " of the language is locked");
  }

  @Test
  void everyDocumentedDefaultReachesItsColumn() {
    assertThat(ReferencePage.keyTables())
        .contains("| `trials` | whole number >= 1")
        .contains("| 5 | Calls let through when it is half open; 5 unless said. |");
  }
}
