package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The configuration as it is read and changed through the admin port.
class EditingTest {
  private static final String PRODUCT = "/api/v1/endpoints/get-product";

  private final Configurator configurator = Configured.of(Configured.SHOP);
  private final AdminPort port =
      new AdminPort(Served.resources(configurator).toArray(Resource[]::new));

  @AfterEach
  void stop() {
    port.close();
    configurator.close();
  }

  @Test
  void aMergePatchChangesOneValueOfTheTextAndIsOneRevision() {
    HttpResponse<String> reply =
        patch(PRODUCT + "?reason=slower&author=ann", "{\"latency\": \"30ms\"}");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(configurator.active().text())
        .isEqualTo(Configured.SHOP.replace("latency: 20ms ", "latency: 30ms "));
    JsonObject revision = new JsonObject(reply.body()).getJsonObject("revision");
    assertThat(revision.getInteger("number")).isEqualTo(2);
    assertThat(revision.getString("author")).isEqualTo("ann");
    assertThat(revision.getString("reason")).isEqualTo("slower");
    assertThat(reply.headers().firstValue("ETag")).contains(etag());
  }

  @Test
  void aChangeByTheApiShowsInTheStatusAsADivergenceFromTheFile() {
    assertThat(status().containsKey("divergence")).isFalse();
    patch(PRODUCT, "{\"latency\": \"30ms\"}");
    assertThat(status().getJsonObject("divergence").getString("diff"))
        .contains("-    latency: 20ms   # as measured", "+    latency: 30ms   # as measured");
  }

  private JsonObject status() {
    return new JsonObject(port.get("/api/v1/status").body());
  }

  @Test
  void aChangeHasToNameTheStateThatItWasMadeFrom() {
    HttpResponse<String> without =
        port.send("PATCH", PRODUCT, "{}", "Content-Type", "application/json");
    assertThat(without.statusCode()).isEqualTo(428);
    String old = etag();
    patch(PRODUCT, "{\"latency\": \"30ms\"}");
    HttpResponse<String> late = send("DELETE", PRODUCT, "", "If-Match", old);
    assertThat(late.statusCode()).isEqualTo(412);
    JsonObject current = new JsonObject(late.body()).getJsonObject("current");
    assertThat(current.getString("text")).isEqualTo(configurator.active().text());
    assertThat(current.getString("etag")).isEqualTo(etag());
  }

  @Test
  void theSameRequestUnderOneKeyIsAppliedOnce() {
    String old = etag();
    String body = "{\"request\": \"GET /new\"}";
    String path = "/api/v1/endpoints/new";
    HttpResponse<String> first = keyed("PUT", path, body, old, "k1");
    HttpResponse<String> again = keyed("PUT", path, body, old, "k1");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(configurator.active().revision().number()).isEqualTo(2);
    assertThat(keyed("PUT", path, "{\"request\": \"GET /other\"}", etag(), "k1").statusCode())
        .isEqualTo(422);
  }

  @Test
  void everySectionIsChangedUnderTheSameRules() {
    String steps = "{\"one\": {\"on\": \"get-product\", \"end\": true}}";
    JsonObject made =
        new JsonObject()
            .put("endpoints", "{\"request\": \"GET /made\"}")
            .put("groups", "{\"members\": [\"get-*\"]}")
            .put("workflows", "{\"session\": {\"cookie\": \"sid\"}, \"steps\": " + steps + "}")
            .put("scenarios", "{\"behaviour\": {\"latency\": {\"scale\": 2}}}")
            .put("dependencies", "{\"latency\": \"5ms\"}");
    for (String section : made.fieldNames()) {
      String body = made.getString(section);
      String one = "/api/v1/" + section + "/made";
      String old = etag();
      String[] json = {"Content-Type", "application/json"};
      assertThat(port.send("PUT", one, body, json).statusCode()).as(section).isEqualTo(428);
      HttpResponse<String> put = keyed("PUT", one, body, old, section);
      assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
      HttpResponse<String> again = keyed("PUT", one, body, old, section);
      assertThat(again.headers().firstValue("Idempotent-Replayed")).as(section).contains("true");
      HttpResponse<String> late = keyed("DELETE", one, "", old, section + " late");
      assertThat(late.statusCode()).as(section).isEqualTo(412);
      assertThat(new JsonObject(late.body()).getJsonObject("current").getString("text"))
          .isEqualTo(configurator.active().text());
      assertThat(port.get(one).statusCode()).as(section).isEqualTo(200);
    }
    assertThat(configurator.active().revision().number()).isEqualTo(1 + made.size());
  }

  @Test
  void aTrialShowsProblemsDifferenceAndWhoIsAffectedAndChangesNothing() {
    JsonObject good =
        new JsonObject(
            send(
                    "PATCH",
                    PRODUCT + "?dryRun=true",
                    "{\"latency\": \"30ms\"}",
                    "Content-Type",
                    "application/json")
                .body());
    assertThat(good.getBoolean("valid")).isTrue();
    assertThat(good.getJsonArray("affected")).isEqualTo(new JsonArray().add("get-product"));
    assertThat(good.getString("summary")).contains("20ms -> 30ms");
    JsonObject bad =
        new JsonObject(
            send(
                    "PATCH",
                    PRODUCT + "?dryRun=true",
                    "{\"latency\": 30}",
                    "Content-Type",
                    "application/json")
                .body());
    assertThat(bad.getBoolean("valid")).isFalse();
    assertThat(bad.getJsonArray("problems").getJsonObject(0).getString("pointer"))
        .isEqualTo("/endpoints/get-product/latency");
    assertThat(configurator.active().revision().number()).isEqualTo(1);
  }

  @Test
  void whatCannotRunIsRefusedWithItsPlace() {
    HttpResponse<String> reply = patch(PRODUCT, "{\"latency\": 30}");
    assertThat(reply.statusCode()).isEqualTo(422);
    JsonObject problem = new JsonObject(reply.body()).getJsonArray("problems").getJsonObject(0);
    assertThat(problem.getInteger("line")).isEqualTo(9);
    assertThat(problem.getString("help")).contains("30ms");
  }

  @Test
  void severalEditsAreOneRevisionOrNone() {
    String edits =
        "{\"edits\": [{\"pointer\": \"/endpoints/create-order\", \"rename\": \"order\"},"
            + " {\"pointer\": \"/windows/gc\", \"set\": {\"on\": \"all\", \"at\": {\"every\": \"45s\","
            + " \"duration\": \"1s\"}, \"behaviour\": {\"stall\": true}}}]}";
    assertThat(change("POST", "/api/v1/config:batch", edits).statusCode()).isEqualTo(200);
    assertThat(configurator.active().revision().number()).isEqualTo(2);
    assertThat(configurator.active().text()).contains("# what is sold", "  order:\n", "windows:\n");
    String broken =
        "{\"edits\": [{\"pointer\": \"/name\", \"set\": \"x\"}, {\"pointer\": \"/no\", \"remove\":"
            + " true}]}";
    assertThat(change("POST", "/api/v1/config:batch", broken).statusCode()).isEqualTo(422);
    assertThat(configurator.active().text()).contains("name: shop");
  }

  @Test
  void theTextComesAsYamlOrAsJson() {
    assertThat(port.get("/api/v1/config").body()).isEqualTo(Configured.SHOP);
    HttpResponse<String> json = send("GET", "/api/v1/config", "", "Accept", "application/json");
    assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new JsonObject(json.body()).getJsonObject("endpoints").fieldNames())
        .containsExactly("get-product", "create-order");
    assertThat(send("GET", "/api/v1/config", "", "Accept", "text/html").statusCode())
        .isEqualTo(406);
    assertThat(send("GET", "/api/v1/config", "", "If-None-Match", etag()).statusCode())
        .isEqualTo(304);
  }

  @Test
  void jsonInThePlaceOfYamlKeepsTheComments() {
    JsonObject json =
        new JsonObject(send("GET", "/api/v1/config", "", "Accept", "application/json").body());
    json.getJsonObject("endpoints").getJsonObject("get-product").put("latency", "9ms");
    assertThat(change("PUT", "/api/v1/config", json.encode()).statusCode()).isEqualTo(200);
    assertThat(configurator.active().text())
        .isEqualTo(Configured.SHOP.replace("latency: 20ms ", "latency: 9ms "));
  }

  @Test
  void listsAreSearchedSortedAndPaged() {
    JsonObject page = new JsonObject(port.get("/api/v1/endpoints?sort=id&limit=1").body());
    assertThat(page.getInteger("total")).isEqualTo(2);
    assertThat(page.getInteger("next")).isEqualTo(1);
    assertThat(page.getJsonArray("items").getJsonObject(0).getString("id"))
        .isEqualTo("create-order");
    JsonObject found = new JsonObject(port.get("/api/v1/endpoints?q=get%20/prod").body());
    assertThat(found.getJsonArray("items").getJsonObject(0).getString("request"))
        .isEqualTo("GET /products/{id}");
    assertThat(port.get("/api/v1/endpoints?sort=size").statusCode()).isEqualTo(400);
    assertThat(port.get("/api/v1/endpoints?order=id").statusCode()).isEqualTo(400);
  }

  @Test
  void aFileIsImportedAsBodyOrFromAForm() {
    String text = "version: 1\nendpoints: {a: {request: GET /a}}\n";
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.yaml\"\r\n"
            + "Content-Type: application/yaml\r\n\r\n"
            + text
            + "\r\n--b--\r\n";
    HttpResponse<String> reply =
        send(
            "POST",
            "/api/v1/config:import",
            form,
            "If-Match",
            etag(),
            "Content-Type",
            "multipart/form-data; boundary=b");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(configurator.active().text()).isEqualTo(text);
    assertThat(configurator.active().revision().origin().word()).isEqualTo("import");
    assertThat(
            port.send(
                    "POST",
                    "/api/v1/config:import?format=wsdl",
                    "x",
                    "Content-Type",
                    "application/yaml")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void twoChangesOfOneTextAreMerged() {
    JsonObject body =
        new JsonObject()
            .put("base", Configured.SHOP)
            .put("mine", Configured.SHOP.replace("20ms   #", "25ms   #"));
    patch("/api/v1/endpoints/create-order", "{\"latency\": \"1ms\"}");
    JsonObject merged =
        new JsonObject(
            send("POST", "/api/v1/config:merge", body.encode(), "Content-Type", "application/json")
                .body());
    assertThat(merged.getBoolean("clean")).isTrue();
    assertThat(merged.getString("text")).contains("25ms   # as measured", "latency: 1ms");
  }

  @Test
  void unknownMembersAreNotIgnored() {
    HttpResponse<String> reply =
        send(
            "POST",
            "/api/v1/config:edit",
            "{\"edits\": [], \"txt\": \"\"}",
            "Content-Type",
            "application/json");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("there are text, edits");
  }

  private String etag() {
    return port.get("/api/v1/config").headers().firstValue("ETag").orElseThrow();
  }

  private HttpResponse<String> patch(String path, String body) {
    return change("PATCH", path, body);
  }

  private HttpResponse<String> change(String method, String path, String body) {
    return send(method, path, body, "If-Match", etag(), "Content-Type", "application/json");
  }

  private HttpResponse<String> keyed(
      String method, String path, String body, String tag, String key) {
    return send(
        method,
        path,
        body,
        "If-Match",
        tag,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return port.send(method, path, body, headers);
  }
}
