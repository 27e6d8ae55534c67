package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve --write-back`: what is changed over HTTP, and the file of whoever wrote it.
@Timeout(120)
class WriteBackTest {
  private static final String SHOP =
      """
      version: 1
      name: shop
      seed: 7
      # what is sold
      endpoints:
        get-product: {request: GET /products/1, latency: 5ms}   # as measured
      """;

  @TempDir private Path folder;

  @Test
  void anEditOverHttpIsInTheFileWithItsComments() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (ServerRun run = ServerRun.keeping(file, ServerRun.beside(file, Optional.of(file)))) {
      String endpoint = run.admin() + "/api/v1/endpoints/get-product?author=ann";
      assertThat(run.patch(endpoint, "{\"latency\": \"9ms\"}").statusCode()).isEqualTo(200);
      assertThat(file).hasContent(SHOP.replace("5ms", "9ms"));
      assertThat(run.get(run.admin() + "/api/v1/status").body()).doesNotContain("divergence");
      run.awaitErr("PATCH /api/v1/endpoints/get-product -> 200  caller=local  address=127.0.0.1");
      assertThat(run.err()).containsPattern("author=ann  revision=2  request=[0-9a-f]{12}\n");
      Files.writeString(file, SHOP.replace("5ms", "7ms"));
      run.awaitErr("revision 3 applied: get-product changed"); // its own writing was no change
      assertThat(run.err()).doesNotContain("the file replaces");
    }
    try (ServerRun again = ServerRun.keeping(file, ServerRun.beside(file, Optional.of(file)))) {
      assertThat(again.err()).contains("revision  3");
    }
  }

  @Test
  void whatWasEditedMeanwhileIsNotOverwrittenAndTheDifferenceIsShown() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (ServerRun run = ServerRun.keeping(file, ServerRun.beside(file, Optional.of(file)))) {
      String half = SHOP.replace("latency: 5ms", "latency: 8");
      Files.writeString(file, half); // not ready yet, so it is not applied
      run.awaitErr("not reloaded, revision 1 runs on");
      String endpoint = run.admin() + "/api/v1/endpoints/get-product";
      assertThat(run.patch(endpoint, "{\"latency\": \"9ms\"}").statusCode()).isEqualTo(200);
      run.awaitErr("revision 2 is not written to " + file + ", which has been edited meanwhile:");
      assertThat(run.err()).contains("latency: 8}   # as measured\n+", "latency: 9ms}");
      assertThat(file).hasContent(half);
      assertThat(run.get(run.admin() + "/api/v1/status").body())
          .contains("\"divergence\":{\"diff\":\"--- " + file + "\\n+++ revision 2\\n");
      Files.writeString(file, half.replace("latency: 8", "latency: 8ms"));
      run.awaitErr("the file replaces revision 2, api by local; `understudy restore 2`");
      run.awaitErr("-  get-product: {request: GET /products/1, latency: 9ms}");
    }
  }
}
