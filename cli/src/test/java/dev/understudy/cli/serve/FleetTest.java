package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.control.revision.Keeping;
import dev.understudy.control.store.PostgresAddress;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Instances that share a store.
@Timeout(180)
class FleetTest {
  private static final String SHOP =
      """
      version: 1
      name: shop
      seed: 7
      endpoints:
        hello: {request: GET /hello, response: {body: one}}
      scenarios:
        calm: {}
        rush: {behaviour: {errors: {add: {down: {rate: 100%, status: 503}}}}}
      active: calm
      """;

  @TempDir private Path folder;

  @Test
  void whatIsAskedOfOneHappensOnAllAndWhoComesLaterIsAsFarIn() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      StoreOptions store = shared(postgres.getPort());
      try (ServerRun one = ServerRun.keeping(file, store);
          ServerRun two = ServerRun.keeping(file, store)) {
        one.patch(one.admin() + "/api/v1/endpoints/hello", "{\"response\": {\"body\": \"two\"}}");
        assertThat(one.get(one.service() + "/hello").body()).isEqualTo("two");
        two.awaitErr(
            "another instance's revision 2 applied: hello changed"); // the log's last opener
        assertThat(two.get(two.service() + "/hello").body()).isEqualTo("two");

        CommandLineRun.of("activate", "rush", "--speed", "60", "--server", two.admin());
        assertThat(two.get(two.service() + "/hello").statusCode()).isEqualTo(503);
        one.await("scenarios", state -> state.getString("active").equals("rush"));
        assertThat(one.get(one.service() + "/hello").statusCode()).isEqualTo(503);
        CommandLineRun.of("clock", "pause", "--server", one.admin());
        JsonObject paused = two.await("scenarios", state -> state.getBoolean("paused"));
        assertThat(paused).isEqualTo(scenarios(one));
        assertThat(paused.getDouble("speed")).isEqualTo(60);

        try (ServerRun three = ServerRun.withoutFile(store)) {
          assertThat(three.get(three.service() + "/hello").statusCode()).isEqualTo(503);
          assertThat(scenarios(three)).isEqualTo(paused);
          three.patch(
              three.admin() + "/api/v1/endpoints/hello", "{\"response\": {\"body\": \"three\"}}");
          one.await("status", status -> status.getLong("revision") == 3);
          assertThat(three.get(three.admin() + "/api/v1/status").body())
              .doesNotContain("divergence");
        }
      }
    }
  }

  @Test
  void aStoreWithoutARevisionNeedsAFile() throws Exception {
    CommandLineRun empty =
        CommandLineRun.of("serve", "--port", "0", "--data", folder.resolve("new").toString());
    assertThat(empty.exitCode()).isEqualTo(66);
    assertThat(empty.err()).contains("has no revision yet", "name a FILE");
    CommandLineRun nothing = CommandLineRun.of("serve");
    assertThat(nothing.exitCode()).isEqualTo(64);
    assertThat(nothing.err()).contains("'FILE', or the store that has one");
  }

  private static StoreOptions shared(int port) {
    return new StoreOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            PostgresAddress.of(
                "postgresql://postgres@127.0.0.1:" + port + "/postgres", Optional.empty())),
        Keeping.USUAL,
        Optional.empty());
  }

  private static JsonObject scenarios(ServerRun run) throws Exception {
    return get(run, "scenarios");
  }

  private static JsonObject get(ServerRun run, String path) throws Exception {
    return new JsonObject(run.get(run.admin() + "/api/v1/" + path).body());
  }
}
