package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import dev.understudy.control.revision.RevisionStore;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Sixteen clients change one configuration at once, and send some requests again as one does that
/// has lost an answer. `./dev editors` runs it for a minute.
class ManyEditorsTest {
  private static final int CLIENTS = 16;
  private static final long SECONDS = Long.getLong("editors.seconds", 3);

  @Test
  void everyAcknowledgedEditIsInOneRevisionAndNoneTwice() throws Exception {
    Configurator configurator = Configured.keepingAll(Configured.SHOP);
    List<String> acknowledged = new ArrayList<>();
    try (AdminPort port = new AdminPort(Served.resources(configurator).toArray(Resource[]::new));
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        all.add(clients.submit(() -> edit(port, client, end)));
      }
      for (Future<List<String>> each : all) {
        acknowledged.addAll(each.get());
      }
    }
    assertThat(acknowledged).isNotEmpty().doesNotHaveDuplicates();
    RevisionStore.Page page =
        configurator
            .store()
            .list(
                new RevisionStore.Query(
                    OptionalLong.empty(), Optional.empty(), Optional.empty(), false, 1_000_000));
    List<String> reasons =
        page.revisions().stream()
            .filter(revision -> revision.number() > 1)
            .map(revision -> revision.reason())
            .toList();
    assertThat(reasons).containsExactlyInAnyOrderElementsOf(acknowledged);
    List<String> ids =
        configurator.active().loaded().document().orElseThrow().endpoints().stream()
            .map(endpoint -> endpoint.id().value())
            .filter(id -> id.startsWith("client"))
            .toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(configurator.active().text()).contains("# what is sold", "# as measured");
    System.out.println(
        acknowledged.size() + " edits by " + CLIENTS + " clients in " + SECONDS + " s");
    configurator.close();
  }

  /// Ids of endpoints that were acknowledged.
  private static List<String> edit(AdminPort port, int client, long end) {
    Random random = new Random(client);
    List<String> acknowledged = new ArrayList<>();
    for (int n = 0; System.nanoTime() - end < 0; n++) {
      String id = "client" + client + "-" + n;
      while (true) {
        String etag = port.get("/api/v1/endpoints/get-product").headers().firstValue("ETag").get();
        HttpResponse<String> reply = put(port, id, etag);
        if (random.nextInt(4) == 0) {
          HttpResponse<String> again = put(port, id, etag);
          assertThat(again.statusCode()).isIn(reply.statusCode(), 200, 412);
          reply = again.statusCode() == 200 ? again : reply;
        }
        if (reply.statusCode() == 200) {
          acknowledged.add(id);
          break;
        }
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(412);
      }
    }
    return acknowledged;
  }

  private static HttpResponse<String> put(AdminPort port, String id, String etag) {
    return port.send(
        "PUT",
        "/api/v1/endpoints/" + id + "?reason=" + id,
        "{\"request\": \"GET /" + id + "\"}",
        "Content-Type",
        "application/json",
        "If-Match",
        etag,
        "Idempotency-Key",
        id + " " + etag);
  }
}
