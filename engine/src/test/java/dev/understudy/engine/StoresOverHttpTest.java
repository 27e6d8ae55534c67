package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoresOverHttpTest {
  private static final String SHOP =
      """
      stores:
        products: {max: 3, items: [{id: p1, name: Teapot, tags: [a]}, {id: p2, name: Cup}]}
      endpoints:
        list: {request: GET /products, store: {list: products}}
        read: {request: "GET /products/{id}", store: {read: products, whenMissing: {status: 404, json: {error: "no ${request.path.id}"}}}}
        create: {request: POST /products, store: {create: products}}
        replace: {request: "PUT /products/{id}", store: {replace: products}}
        update: {request: "PATCH /products/{id}", store: {update: products}}
        delete: {request: "DELETE /products/{id}", store: {delete: products}}
      scenarios: {calm: {}, rush: {}}
      """;

  private final VirtualServer server = new VirtualServer(Configured.plan(SHOP));

  private String ask(String method, String path, String payload) {
    server.send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: shop\r\nContent-Length: "
            + payload.length()
            + "\r\n\r\n"
            + payload);
    return server.received();
  }

  private String get(String path) {
    return ask("GET", path, "");
  }

  @Test
  void itemsAreListedAndReadAsTheyAreWritten() {
    assertThat(get("/products"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/json\n")
        .endsWith(
            "[{\"id\":\"p1\",\"name\":\"Teapot\",\"tags\":[\"a\"]},{\"id\":\"p2\",\"name\":\"Cup\"}]");
    assertThat(get("/products/p2")).endsWith("{\"id\":\"p2\",\"name\":\"Cup\"}");
    assertThat(get("/products/p9")).startsWith("HTTP/1.1 404 ").endsWith("{\"error\":\"no p9\"}");
  }

  @Test
  void anItemIsCreatedUnderItsKeyOrOneOfOurs() {
    String created = ask("POST", "/products", "{\"id\": \"p 3\", \"name\": \"Saucer\"}");
    assertThat(created)
        .startsWith("HTTP/1.1 201 ")
        .contains("Location: /products/p%203\n")
        .endsWith("{\"id\":\"p 3\",\"name\":\"Saucer\"}");
    assertThat(get("/products/p%203")).endsWith("\"Saucer\"}");
    ask("DELETE", "/products/p1", "");
    assertThat(ask("POST", "/products", "{\"name\": \"Spoon\"}"))
        .containsPattern("Location: /products/[0-9a-f]{16}\n");
  }

  @Test
  void whatCannotBeIsRefusedAndCounted() {
    assertThat(ask("POST", "/products", "{\"id\": \"p1\"}")).startsWith("HTTP/1.1 409 ");
    assertThat(ask("POST", "/products", "[1]")).startsWith("HTTP/1.1 400 ");
    assertThat(ask("POST", "/products", "{\"id\": \"p3\"}")).startsWith("HTTP/1.1 201 ");
    assertThat(ask("POST", "/products", "{\"id\": \"p4\"}")).startsWith("HTTP/1.1 507 ");
    assertThat(ask("PUT", "/products/p9", "{}")).startsWith("HTTP/1.1 404 ");
    assertThat(ask("PUT", "/products/p1", "{\"id\": \"p2\"}")).startsWith("HTTP/1.1 400 ");
    assertThat(server.reading(2).outcomes())
        .anySatisfy(
            outcome -> {
              assertThat(outcome.name()).isEqualTo("item exists");
              assertThat(outcome.count()).isEqualTo(1);
            });
  }

  @Test
  void anItemIsReplacedOrMerged() {
    assertThat(ask("PUT", "/products/p2", "{\"name\": \"Mug\", \"price\": 7.5}"))
        .endsWith("{\"name\":\"Mug\",\"price\":7.5,\"id\":\"p2\"}");
    assertThat(ask("PATCH", "/products/p2", "{\"price\": null, \"size\": {\"cm\": 9}}"))
        .endsWith("{\"name\":\"Mug\",\"id\":\"p2\",\"size\":{\"cm\":9}}");
    assertThat(ask("PATCH", "/products/p2", "{\"size\": {\"inch\": 4}}"))
        .endsWith("\"size\":{\"cm\":9,\"inch\":4}}");
  }

  @Test
  void aDeletedItemIsGoneUntilAScenarioBeginsAnew() {
    assertThat(ask("DELETE", "/products/p1", "")).startsWith("HTTP/1.1 204 ");
    assertThat(get("/products/p1")).startsWith("HTTP/1.1 404 ");
    server.plans.apply(
        Configured.plan(SHOP.replace("calm: {}", "calm: {behaviour: {latency: 0ms}}")));
    assertThat(get("/products/p1")).startsWith("HTTP/1.1 404 ");
    server.plans.activate("rush", 0, 1);
    assertThat(get("/products/p1")).startsWith("HTTP/1.1 200 ");
  }
}
