package dev.understudy.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Edits over HTTP while the store cannot take them.
@Timeout(120)
class RefusedWritesTest {
  private static final String PATCH = "application/merge-patch+json";

  @TempDir private Path folder;

  @Test
  void aFullDiskIs507AndTheSameEditGoesThroughOnceThereIsRoom() {
    try (SqliteFile file = SqliteFile.open(folder.resolve("small.db"), () -> {});
        SqlStore small = new SqlStore(file, Clock.systemUTC(), DivergedMark.NONE);
        Configurator configurator = Configured.over(small, Configured.SHOP);
        AdminPort port = port(configurator)) {
      file.bound(20);
      String body = "{\"response\": {\"json\": null, \"body\": \"" + noise(200_000) + "\"}}";
      HttpResponse<String> full = edit(port, body);
      assertThat(full.statusCode()).isEqualTo(507);
      assertThat(full.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(new JsonObject(full.body()).getString("detail"))
          .contains("the disk is full. Nothing was changed; make room and try again.");
      assertThat(port.get("/api/v1/config").body()).isEqualTo(Configured.SHOP);
      assertThat(configurator.active().revision().number()).isEqualTo(1);
      file.bound(1_000);
      assertThat(edit(port, body).statusCode()).isEqualTo(200);
      assertThat(edit(port, body).headers().firstValue("Idempotent-Replayed")).hasValue("true");
      assertThat(configurator.active().revision().number()).isEqualTo(2);
    }
  }

  @Test
  void aDatabaseThatIsAwayIs503AndReadingGoesOnUntilItIsBack() throws IOException {
    EmbeddedPostgres first = postgres(0);
    int port = first.getPort();
    PostgresAddress address =
        PostgresAddress.of(
            "postgresql://postgres@127.0.0.1:" + port + "/postgres", Optional.empty());
    try (SqlStore store =
            new SqlStore(PostgresPool.open(address), Clock.systemUTC(), DivergedMark.NONE);
        Configurator configurator = Configured.over(store, Configured.SHOP);
        AdminPort admin = port(configurator)) {
      first.close();
      HttpResponse<String> away = edit(admin, "{\"latency\": \"30ms\"}");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(new JsonObject(away.body()).getString("detail"))
          .contains("postgresql://127.0.0.1:" + port + "/postgres cannot be used")
          .contains("Nothing was changed.");
      assertThat(admin.get("/api/v1/config").body()).isEqualTo(Configured.SHOP);
      assertThat(admin.get("/api/v1/status").statusCode()).isEqualTo(200);
      assertThat(admin.get("/api/v1/revisions").statusCode()).isEqualTo(503);
      try (EmbeddedPostgres _ = postgres(port)) {
        assertThat(edit(admin, "{\"latency\": \"30ms\"}").statusCode()).isEqualTo(200);
        assertThat(configurator.active().revision().number()).isEqualTo(2);
      }
    }
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static HttpResponse<String> edit(AdminPort port, String patch) {
    return port.send(
        "PATCH",
        "/api/v1/endpoints/get-product",
        patch,
        "If-Match",
        "*",
        "Idempotency-Key",
        "one",
        "Content-Type",
        PATCH);
  }

  private static AdminPort port(Configurator configurator) {
    return new AdminPort(Served.resources(configurator).toArray(Resource[]::new));
  }

  /// Text that does not shrink much.
  private static String noise(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString().replace('"', '~').replace('\\', '~').replace('$', '~');
  }
}
