package dev.understudy.control.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final AdminPort ADMIN = new AdminPort();

  @AfterAll
  static void stop() {
    ADMIN.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ui"})
  void theRootLeadsToThePages(String path) {
    HttpResponse<String> reply = ADMIN.get(path);
    assertThat(reply.statusCode()).isEqualTo(302);
    assertThat(reply.headers().firstValue("Location")).hasValue("ui/");
  }

  @ParameterizedTest
  @CsvSource({
    "/ui/, ./assets/",
    "/ui/endpoints, ./assets/",
    "/ui/endpoints/pay, ../assets/",
    "/ui/endpoints/a%2Fb/behaviour, ../../assets/"
  })
  void everyAddressBelowItIsThePageWithRelativeFiles(String path, String files) {
    HttpResponse<String> reply = ADMIN.get(path);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("\"" + files + "main-1a2b.js\"");
    assertThat(reply.headers().allValues("Cache-Control")).isEqualTo(List.of("no-cache"));
    assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void builtFilesAreKeptForEver() {
    HttpResponse<String> reply = ADMIN.get("/ui/assets/main-1a2b.js");
    assertThat(reply.body()).contains("a page");
    assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
  }

  @Test
  void builtFilesAreCompressedForWhoAccepts() {
    HttpResponse<String> reply =
        ADMIN.send("GET", "/ui/assets/main-1a2b.js", "", "Accept-Encoding", "gzip");
    assertThat(reply.headers().firstValue("Content-Encoding")).hasValue("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/ui/assets/none.js", "/ui/assets/none.class", "/ui/assets/..%2f..%2flogback.xml"})
  void whatIsNoFileOfThePagesIsNotShown(String path) {
    HttpResponse<String> reply = ADMIN.get(path);
    assertThat(reply.body()).doesNotContain("<configuration");
    if (!path.contains("%2f")) {
      assertThat(reply.statusCode()).isEqualTo(404);
    }
  }
}
