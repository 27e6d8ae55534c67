package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplatesOverHttpTest {
  private static VirtualServer server(String endpoints) {
    return new VirtualServer(Configured.plan("endpoints:\n" + endpoints));
  }

  private static String body(String reply) {
    return reply.substring(reply.indexOf("\n\n") + 2);
  }

  @Test
  void aReplySpeaksOfItsRequest() {
    VirtualServer server =
        server(
            """
              a:
                request: "POST /a/{id}"
                response:
                  headers: {x-id: "${request.path.id}"}
                  json:
                    id: ${request.path.id}
                    page: ${int(request.query.page)}
                    user: hello ${request.headers['x-user']}
                    lang: ${request.cookies.lang}
                    sku: ${request.body.items[1].sku}
                    all: ${jsonPath(request.body, '$.items[*].n')}
                    method: ${request.method}
                    url: ${request.url}
            """);
    String payload = "{\"items\": [{\"n\": 1}, {\"sku\": \"W\\\"1\", \"n\": 2.5}]}";
    server.send(
        "POST /a/p%201?page=3 HTTP/1.1\r\nHost: shop\r\nX-User: Ada\r\nCookie: lang=de\r\n"
            + "Content-Length: "
            + payload.length()
            + "\r\n\r\n"
            + payload);
    String reply = server.received();
    assertThat(body(reply))
        .isEqualTo(
            "{\"id\":\"p 1\",\"page\":3,\"user\":\"hello Ada\",\"lang\":\"de\",\"sku\":\"W\\\"1\","
                + "\"all\":[1,2.5],\"method\":\"POST\",\"url\":\"/a/p%201?page=3\"}");
    assertThat(reply)
        .contains("x-id: p 1\n", "Content-Type: application/json\n")
        .contains("Content-Length: " + body(reply).length() + "\n");
  }

  @Test
  void whatIsMissingLeavesNothingAndIsCounted() {
    VirtualServer server =
        server(
            "  a: {request: GET /a, response: {json: {p: \"${request.query.p}\", q:"
                + " \"x${request.query.q}y\"}}}\n");
    assertThat(body(server.get("/a").received())).isEqualTo("{\"p\":null,\"q\":\"xy\"}");
    assertThat(server.plans.current().failures.count()).isEqualTo(2);
    assertThat(body(server.get("/a?p=1&q=2").received())).isEqualTo("{\"p\":\"1\",\"q\":\"x2y\"}");
  }

  @Test
  void valuesAreMadeHarmlessForWhereTheyStand() {
    VirtualServer server =
        server(
            """
              json: {request: GET /json, response: {headers: {content-type: application/problem+json}, body: '{"a": "${request.query.q}", "b": ${request.query.q}}'}}
              html: {request: GET /html, response: {headers: {content-type: text/html}, body: "<p title='${request.query.q}'>"}}
              head: {request: GET /head, response: {headers: {location: "/x?q=${request.query.q}"}}}
              text: {request: GET /text, response: {body: "${request.query.q}"}}
            """);
    String q = "?q=%22%3C%0D%0Aa%27";
    assertThat(body(server.get("/json" + q).received()))
        .isEqualTo("{\"a\": \"\\\"<\\r\\na'\", \"b\": \"\\\"<\\r\\na'\"}");
    assertThat(body(server.get("/html" + q).received()))
        .isEqualTo("<p title='&quot;&lt;\na&#39;'>"); // the reader makes one line end of both
    assertThat(server.get("/head" + q).received()).contains("location: /x?q=\"<%0D%0Aa'\n");
    assertThat(body(server.get("/text" + q).received())).isEqualTo("\"<\na'");
  }

  @Test
  void chanceIsReproducibleByOrdinal() {
    String endpoints =
        """
          a: {request: GET /a, response: {json: ["${random.int(1, 1000000)}", "${random.name()}", "${uuid()}", "${random.choice(['x', 'y'])}", "${ordinal}"]}}
        """;
    VirtualServer one = server(endpoints);
    VirtualServer other = server(endpoints);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      String reply = body(one.get("/a").received());
      assertThat(body(other.get("/a").received())).isEqualTo(reply);
      seen.add(reply);
    }
    assertThat(seen).hasSize(20);
  }

  @Test
  void callsInOneReplyDrawForThemselves() {
    VirtualServer server =
        server(
            "  a: {request: GET /a, response: {json: [\"${uuid()}\", \"${uuid() + uuid()}\"]}}\n");
    String reply = body(server.get("/a").received());
    assertThat(reply.substring(2, 38)).isNotEqualTo(reply.substring(41, 77));
    assertThat(reply.substring(41, 77)).isNotEqualTo(reply.substring(77, 113));
    assertThat(reply).matches("\\[\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].*");
  }

  @Test
  void theDecisionAndCountersCanBeTold() {
    VirtualServer server =
        server(
            """
              a: {request: GET /a, latency: 1500ms, response: {status: 202, body: "${latency} ${decision.status} ${decision.outcome} ${counter('n')} ${ordinal}"}}
            """);
    assertThat(body(server.get("/a").advanceMillis(1500).received()))
        .isEqualTo("1.5s 202 success 1 0");
    assertThat(body(server.get("/a").advanceMillis(1500).received()))
        .isEqualTo("1.5s 202 success 2 1");
  }

  @Test
  void textsAreHashedAndEncoded() {
    VirtualServer server =
        server(
            """
              a: {request: GET /a, response: {json: ["${base64('a?')}", "${base64Decode('YT8=')}", "${sha256('')}", "${crc32('123456789')}", "${url('a/b c')}", "${json({'a': [1, 2.5, null]})}", "${md5('')}"]}}
            """);
    assertThat(body(server.get("/a").received()))
        .isEqualTo(
            "[\"YT8=\",\"a?\","
                + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
                + "\"cbf43926\",\"a%2Fb%20c\",\"{\\\"a\\\":[1,2.5,null]}\","
                + "\"d41d8cd98f00b204e9800998ecf8427e\"]");
  }

  @Test
  void aTextWithoutExpressionsIsAConstantAndOneMayKeepItsBraces() {
    VirtualServer server =
        server(
            """
              a: {request: GET /a, response: {body: "${HOME}", templates: false}}
              b: {request: GET /b, response: {body: "$${HOME} ${1 + 1}"}}
            """);
    assertThat(body(server.get("/a").received())).isEqualTo("${HOME}");
    assertThat(body(server.get("/b").received())).isEqualTo("${HOME} 2");
    assertThat(server.plans.current().interplay(0)).isNull();
  }

  @Test
  void aSessionIsToldAsItStandsAfterTheRequest() {
    VirtualServer server =
        new VirtualServer(
            Configured.plan(
                """
                endpoints:
                  add: {request: POST /cart, response: {json: {items: "${session.items}", in: "${session.step}"}}}
                workflows:
                  w: {session: {query: s}, steps: {cart: {on: add, set: {items: session.items + 1}, next: [cart]}}}
                """));
    String ask = " HTTP/1.1\r\nHost: shop\r\nContent-Length: 0\r\n\r\n";
    assertThat(body(server.send("POST /cart?s=1" + ask).received()))
        .isEqualTo("{\"items\":1,\"in\":\"cart\"}");
    assertThat(body(server.send("POST /cart?s=1" + ask).received()))
        .isEqualTo("{\"items\":2,\"in\":\"cart\"}");
    assertThat(body(server.send("POST /cart?s=2" + ask).received()))
        .isEqualTo("{\"items\":1,\"in\":\"cart\"}");
  }

  @Test
  void whatExpressionsPutInIsBounded() {
    VirtualServer server =
        server("  a: {request: POST /a, response: {body: \"<${request.text}${request.text}>\"}}\n");
    String payload = "x".repeat(600_000);
    server.send("POST /a HTTP/1.1\r\nHost: shop\r\nContent-Length: 600000\r\n\r\n" + payload);
    assertThat(body(server.received())).hasSize(600_002);
    assertThat(server.plans.current().failures.count()).isEqualTo(1);
  }

  @Test
  void aDamagedTemplateIsDamagedAsItWasMade() {
    VirtualServer server =
        server(
            """
              a: {request: GET /a, response: {body: "${'abcdefgh'}"}, errors: {cut: {rate: 100%, corrupt: {truncate: 50%}}}}
            """);
    assertThat(body(server.get("/a").received())).isEqualTo("abcd");
  }
}
