package dev.understudy.control.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Served;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configured;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every operation of what is served from the configuration works as the document says.
class ContractTest {
  private static final Set<String> TAGS =
      Set.of(
          "config",
          "endpoints",
          "groups",
          "workflows",
          "windows",
          "dependencies",
          "scenarios",
          "defaults",
          "revisions",
          "clock",
          "health",
          "metrics",
          "openapi");
  private static final String[] JSON = {"Content-Type", "application/json"};

  private final AdminPort port =
      new AdminPort(Served.resources(Configured.of(Configured.SHOP)).toArray(Resource[]::new));
  private final Contract contract = new Contract(port);

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void everyOperationWorksAsItIsDescribed() {
    List.of(
            "/api/v1/config",
            "/api/v1/config/export?format=json",
            "/api/v1/config/schema",
            "/api/v1/endpoints?q=GET&sort=-id&limit=1&values=true",
            "/api/v1/endpoints/get-product",
            "/api/v1/groups",
            "/api/v1/workflows",
            "/api/v1/windows",
            "/api/v1/dependencies",
            "/api/v1/defaults",
            "/api/v1/revisions",
            "/api/v1/revisions/1",
            "/api/v1/revisions/1..1",
            "/api/v1/scenarios",
            "/api/v1/health/live",
            "/api/v1/health/ready",
            "/api/v1/openapi.json",
            "/metrics")
        .forEach(path -> assertThat(get(path).statusCode()).as(path).isEqualTo(200));
    section("endpoints", "{\"request\": \"GET /x\"}", "{\"latency\": \"5ms\"}");
    section("dependencies", "{\"latency\": \"5ms\"}", "{\"latency\": \"6ms\"}");
    section(
        "groups",
        "{\"members\": [\"get-*\"], \"behaviour\": {\"latency\": {\"scale\": 2}}}",
        "{\"behaviour\": {\"latency\": {\"scale\": 3}}}");
    section(
        "workflows",
        "{\"session\": {\"cookie\": \"sid\"}, \"steps\": {\"look\": {\"on\": [\"get-product\"],"
            + " \"next\": [\"order\"]}, \"order\": {\"on\": \"create-order\", \"end\": true}}}",
        "{\"session\": {\"ttl\": \"5m\"}}");
    section(
        "windows",
        "{\"on\": \"all\", \"at\": {\"start\": \"5m\", \"duration\": \"1m\"},"
            + " \"behaviour\": {\"stall\": true}}",
        "{\"at\": {\"duration\": \"2m\"}}");
    section("scenarios", "{}", "{\"windows\": []}");
    change("PUT", "/api/v1/defaults", "{\"latency\": \"5ms\"}");
    change("PATCH", "/api/v1/defaults", "{\"latency\": \"6ms\"}");
    change("DELETE", "/api/v1/defaults", "");
    change("PUT", "/api/v1/config?dryRun=true", "{\"version\": 2}");
    String text = get("/api/v1/config").body();
    sendText("PUT", "/api/v1/config", text + "# the end\n");
    sendText("POST", "/api/v1/config:validate?depth=3", "version: 1\nendpoints: [\n");
    sendText("POST", "/api/v1/config:validate?depth=3", text);
    sendText("POST", "/api/v1/config:import?dryRun=true", text);
    sendText("POST", "/api/v1/config:import?dryRun=true&format=openapi", DESCRIPTION);
    sendText("POST", "/api/v1/config:import?format=openapi", DESCRIPTION);
    change("POST", "/api/v1/config:batch", EDITS);
    change("POST", "/api/v1/config:edit", EDITS);
    change(
        "POST",
        "/api/v1/config:merge",
        "{\"base\": \"a: 1\", \"theirs\": \"a: 2\", \"mine\": \"a: 3\"}");
    change("PATCH", "/api/v1/revisions/1", "{\"label\": \"first\"}");
    change("POST", "/api/v1/revisions/1:restore", "");
    change("POST", "/api/v1/scenarios/rush:activate", "{\"speed\": 60}");
    change("POST", "/api/v1/clock:pause", "");
    change("POST", "/api/v1/clock:jump", "{\"to\": \"5m\"}");
    change("POST", "/api/v1/clock:speed", "{\"factor\": 2}");
    change("POST", "/api/v1/clock:resume", "");
    assertThat(contract.succeeded())
        .containsAll(
            contract.operations(TAGS).stream()
                .map(Contract.Operation::id)
                .collect(Collectors.toSet()));
  }

  private static final String DESCRIPTION =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
          + "paths: {/described: {get: {responses: {'200': {description: ok}, '500': {}}}}}\n";

  private static final String EDITS =
      "{\"edits\": [{\"pointer\": \"/endpoints/get-product/latency\", \"set\": \"30ms\"}]}";

  private void section(String name, String value, String patch) {
    String one = "/api/v1/" + name + "/made";
    change("PUT", one, value);
    assertThat(get(one).statusCode()).isEqualTo(200);
    change("PATCH", one, patch);
    change("POST", one + ":rename", "{\"to\": \"other\"}");
    change("DELETE", "/api/v1/" + name + "/other", "");
  }

  private HttpResponse<String> get(String path) {
    return contract.send("GET", path, "");
  }

  private void change(String method, String path, String body) {
    String etag = port.get("/api/v1/config").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> reply =
        contract.send(
            method,
            path,
            body,
            body.isEmpty()
                ? new String[] {"If-Match", etag}
                : new String[] {"If-Match", etag, JSON[0], JSON[1]});
    assertThat(reply.statusCode()).as("%s %s: %s", method, path, reply.body()).isEqualTo(200);
  }

  private void sendText(String method, String path, String text) {
    String etag = port.get("/api/v1/config").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> reply =
        contract.send(method, path, text, "If-Match", etag, "Content-Type", "application/yaml");
    assertThat(reply.statusCode()).as("%s %s: %s", method, path, reply.body()).isEqualTo(200);
  }
}
