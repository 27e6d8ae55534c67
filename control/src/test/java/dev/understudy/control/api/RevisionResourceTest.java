package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.revision.Attribution;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import dev.understudy.control.revision.Origin;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevisionResourceTest {
  private static final String KETTLE =
      Configured.SHOP.replace("Teapot", "Kettle").replace("latency: 20ms", "latency: 30ms");

  private final Configurator configurator = Configured.of(Configured.SHOP);
  private final AdminPort port = new AdminPort(new RevisionResource(configurator));

  @AfterEach
  void close() {
    port.close();
    configurator.close();
    configurator.store().close();
  }

  @Test
  void listsFromNewToOldInPages() {
    apply(KETTLE);
    apply(KETTLE + "# more\n");
    JsonObject page = json(port.get("/api/v1/revisions?limit=2"));
    assertThat(page.getLong("active")).isEqualTo(3);
    assertThat(page.getJsonArray("revisions").getJsonObject(0).getLong("number")).isEqualTo(3);
    assertThat(page.getLong("next")).isEqualTo(2);
    JsonObject rest = json(port.get("/api/v1/revisions?limit=2&before=2"));
    assertThat(rest.getJsonArray("revisions")).hasSize(1);
    assertThat(rest.containsKey("next")).isFalse();
    assertThat(json(port.get("/api/v1/revisions?source=file")).getJsonArray("revisions"))
        .hasSize(1);
  }

  @Test
  void refusesParametersThatAreNone() {
    assertThat(port.get("/api/v1/revisions?limit=0").statusCode()).isEqualTo(400);
    assertThat(port.get("/api/v1/revisions?limit=x").statusCode()).isEqualTo(400);
    assertThat(port.get("/api/v1/revisions?source=magic").body())
        .contains("source is one of file, api, ui, import, rollback, not magic");
    assertThat(port.get("/api/v1/revisions?limits=3").body())
        .contains("there is no parameter limits; there are before, limit");
  }

  @Test
  void showsOneWithItsText() {
    HttpResponse<String> reply = port.get("/api/v1/revisions/1");
    assertThat(reply.headers().firstValue("etag"))
        .contains(configurator.active().revision().etag());
    assertThat(json(reply).getString("text")).isEqualTo(Configured.SHOP);
    assertThat(json(reply).getBoolean("active")).isTrue();
    assertThat(port.get("/api/v1/revisions/9").statusCode()).isEqualTo(404);
    assertThat(port.get("/api/v1/revisions/x").statusCode()).isEqualTo(404);
  }

  @Test
  void comparesTextAndBehaviour() {
    apply(KETTLE);
    JsonObject compared = json(port.get("/api/v1/revisions/1..2"));
    assertThat(compared.getString("text"))
        .contains("--- revision 1\n+++ revision 2\n")
        .contains("+    latency: 30ms");
    assertThat(compared.getString("summary")).contains("20ms -> 30ms  get-product");
    assertThat(compared.getJsonObject("behaviour").getJsonArray("changes")).isNotEmpty();
  }

  @Test
  void restoresAsANewRevision() {
    apply(KETTLE);
    HttpResponse<String> reply =
        port.send(
            "POST",
            "/api/v1/revisions/1:restore?author=bob&reason=too%20slow",
            "",
            "If-Match",
            "*");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    JsonObject revision = json(reply).getJsonObject("revision");
    assertThat(revision.getLong("number")).isEqualTo(3);
    assertThat(revision.getString("author")).isEqualTo("bob");
    assertThat(revision.getString("reason")).isEqualTo("too slow");
    assertThat(revision.getString("source")).isEqualTo("rollback");
    JsonObject compared = json(port.get("/api/v1/revisions/1..3"));
    assertThat(compared.getString("text")).isEmpty();
    assertThat(compared.getString("summary")).startsWith("no difference in behaviour");
    assertThat(port.send("POST", "/api/v1/revisions/7:restore", "").statusCode()).isEqualTo(404);
  }

  @Test
  void restoresNothingOverWhatTheCallerHasNotSeen() {
    String seen = configurator.active().revision().etag();
    apply(KETTLE);
    HttpResponse<String> reply =
        port.send("POST", "/api/v1/revisions/1:restore", "", "If-Match", seen);
    assertThat(reply.statusCode()).isEqualTo(412);
    assertThat(json(reply).getJsonObject("current").getString("text")).isEqualTo(KETTLE);
  }

  @Test
  void aRestoreSentTwiceUnderOneKeyIsDoneOnce() {
    apply(KETTLE);
    String[] key = {"Idempotency-Key", "7f"};
    JsonObject first = json(port.send("POST", "/api/v1/revisions/1:restore", "", key));
    HttpResponse<String> second = port.send("POST", "/api/v1/revisions/1:restore", "", key);
    assertThat(json(second).getJsonObject("revision").getLong("number"))
        .isEqualTo(first.getJsonObject("revision").getLong("number"));
    assertThat(second.headers().firstValue("idempotent-replayed")).contains("true");
    assertThat(port.send("POST", "/api/v1/revisions/2:restore", "", key).statusCode())
        .isEqualTo(422);
    assertThat(configurator.active().revision().number()).isEqualTo(3);
  }

  @Test
  void labelsAndNotes() {
    JsonObject noted = json(patch("{\"label\": \"v1\", \"note\": \"as sold\"}"));
    assertThat(noted.getString("label")).isEqualTo("v1");
    assertThat(json(port.get("/api/v1/revisions?labelled=true")).getJsonArray("revisions"))
        .hasSize(1);
    JsonObject cleared = json(patch("{\"label\": null}"));
    assertThat(cleared.containsKey("label")).isFalse();
    assertThat(cleared.getString("note")).isEqualTo("as sold");
    assertThat(patch("{\"label\": 7}").statusCode()).isEqualTo(400);
    assertThat(patch("{\"labl\": \"v1\"}").body()).contains("there are label and note");
  }

  private HttpResponse<String> patch(String body) {
    return port.send("PATCH", "/api/v1/revisions/1", body, "Content-Type", "application/json");
  }

  private void apply(String text) {
    configurator.apply(Change.of(text, new Attribution("ann", "", "", Origin.API)));
  }

  private static JsonObject json(HttpResponse<String> reply) {
    return new JsonObject(reply.body());
  }
}
