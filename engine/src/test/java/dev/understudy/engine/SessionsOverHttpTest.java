package dev.understudy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionsOverHttpTest {
  private static final String SHOP =
      """
      endpoints:
        browse: {request: GET /products, response: {body: list}, errors: {gone: {rate: 100%, status: 404}}}
        cart: {request: POST /cart, response: {body: added}}
        pay: {request: POST /pay, response: {body: ok}, latency: 100ms}
        look: {request: GET /order, response: {body: none}}
      workflows:
        purchase:
          session: {cookie: sid, ttl: 10s}
          behaviour: {errors: {none: [gone]}}
          steps:
            browse: {on: browse, next: [browse, cart]}
            cart: {on: cart, set: {items: session.items + 1}, next: [cart, pay]}
            pay:
              on: pay
              behaviour: {latency: {scale: 2}}
              branch: [{when: session.items > 1, to: review}, {to: paid}]
            review: {on: look, response: {body: review}, after: {time: 5s, to: paid}, next: [review]}
            paid: {on: look, response: {body: paid}, end: true}
          outOfOrder: {status: 409, body: not now}
      """;

  private final VirtualServer server = new VirtualServer(Configured.plan(SHOP));

  private String get(String path, String sid) {
    return ask("GET", path, sid);
  }

  private String ask(String method, String path, String sid) {
    server.send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: shop\r\nCookie: lang=de; sid="
            + sid
            + "\r\nContent-Length: 0\r\n\r\n");
    return server.received();
  }

  @Test
  void aStepsBehaviourAndResponseHoldInThatStep() {
    assertThat(get("/products", "a")).endsWith("list"); // without the workflow it is always gone
    ask("POST", "/cart", "a");
    assertThat(ask("POST", "/pay", "a")).isEmpty();
    server.advanceMillis(199);
    assertThat(server.received()).isEmpty();
    server.advanceMillis(1);
    assertThat(server.received()).endsWith("ok");
    assertThat(get("/order", "a")).endsWith("paid");
  }

  @Test
  void aWindowOnAWorkflowActsOnRequestsInItsStepsAndOnNoOthers() {
    VirtualServer server =
        new VirtualServer(
            Configured.plan(
                """
                endpoints:
                  list: {request: GET /items, response: {body: list}, latency: 10ms}
                  pay: {request: POST /pay, response: {body: ok}, latency: 20ms}
                workflows:
                  purchase:
                    session: {cookie: sid}
                    outOfOrder: allow
                    steps:
                      look: {on: list, next: [pay]}
                      pay: {on: pay, behaviour: {latency: {add: 5ms}}, next: [look]}
                windows:
                  slow:
                    on: {workflow: purchase}
                    at: {start: 1s, duration: 1s}
                    behaviour: {latency: {scale: 4}}
                """));
    assertThat(millis(server, "GET /items", "a")).isEqualTo(10);
    server.advanceMillis(1000);
    assertThat(millis(server, "POST /pay", "a"))
        .isEqualTo(100); // (20 ms of pay + 5 ms of step) x 4
    assertThat(millis(server, "POST /pay", "a")).isEqualTo(20); // out of order: in no step
    assertThat(millis(server, "GET /items", "a")).isEqualTo(40);
    server.advanceMillis(1000);
    assertThat(millis(server, "POST /pay", "a")).isEqualTo(25);
  }

  private static int millis(VirtualServer server, String what, String sid) {
    server.send(
        what + " HTTP/1.1\r\nHost: shop\r\nCookie: sid=" + sid + "\r\nContent-Length: 0\r\n\r\n");
    for (int millis = 0; millis < 1000; millis++) {
      if (!server.received().isEmpty()) {
        return millis;
      }
      server.advanceMillis(1);
    }
    throw new AssertionError("no reply to " + what);
  }

  @Test
  void aConditionOnVariablesChoosesTheWay() {
    get("/products", "a");
    ask("POST", "/cart", "a");
    ask("POST", "/cart", "a");
    ask("POST", "/pay", "a");
    server.advanceMillis(200).received();
    assertThat(get("/order", "a")).endsWith("review");
    server.advanceMillis(4799);
    assertThat(get("/order", "a")).endsWith("review");
    server.advanceMillis(1); // 5 s since the order came
    assertThat(get("/order", "a")).endsWith("paid");
  }

  @Test
  void whatIsOutOfOrderIsRefusedAtOnceAndCounted() {
    assertThat(ask("POST", "/pay", "a")).startsWith("HTTP/1.1 409 ").endsWith("not now");
    assertThat(server.reading(2).outcomes())
        .anySatisfy(
            outcome -> {
              assertThat(outcome.name()).isEqualTo("out of order");
              assertThat(outcome.count()).isEqualTo(1);
            });
  }

  @Test
  void aClientWithoutACookieIsGivenOne() {
    server.get("/products");
    String reply = server.received();
    assertThat(reply).containsPattern("Set-Cookie: sid=[0-9a-f]{32}; Path=/; HttpOnly\n");
    String sid = reply.replaceAll("(?s).*sid=([0-9a-f]{32}).*", "$1");
    assertThat(ask("POST", "/cart", sid)).endsWith("added").doesNotContain("Set-Cookie");
  }

  @Test
  void sessionsOutliveAReloadThatLeavesTheWorkflowUnchanged() {
    get("/products", "a");
    server.plans.apply(Configured.plan(SHOP.replace("body: added", "body: put")));
    assertThat(ask("POST", "/cart", "a")).endsWith("put");
    server.plans.apply(Configured.plan(SHOP.replace("time: 5s", "time: 6s")));
    assertThat(ask("POST", "/cart", "a")).startsWith("HTTP/1.1 409 ");
  }

  @Test
  void aSessionExpires() {
    get("/products", "a");
    server.advanceMillis(10_000);
    assertThat(ask("POST", "/cart", "a")).startsWith("HTTP/1.1 409 ");
  }

  @Test
  void anIdInThePayloadIsWaitedFor() {
    VirtualServer other =
        new VirtualServer(
            Configured.plan(
                """
                endpoints:
                  one: {request: POST /one, response: {body: one}}
                  two: {request: POST /two, response: {body: two}}
                workflows:
                  w: {session: {body: $.order.id}, steps: [one, two]}
                """));
    String payload = "{\"order\": {\"id\": 7}}";
    String head = " HTTP/1.1\r\nHost: shop\r\nContent-Length: " + payload.length() + "\r\n\r\n";
    assertThat(other.send("POST /two" + head + payload).received()).startsWith("HTTP/1.1 409 ");
    other.send("POST /one" + head);
    assertThat(other.received()).isEmpty();
    assertThat(other.send(payload).received()).endsWith("one");
    assertThat(other.send("POST /two" + head + payload).received()).endsWith("two");
  }

  @Test
  void aStagedRequestMovesItsSessionOnceItIsDecided() {
    VirtualServer staged =
        new VirtualServer(
            Configured.plan(
                """
                endpoints:
                  one: {request: GET /one, response: {body: one}, calls: [{to: db}]}
                  two: {request: GET /two, response: {body: two}}
                dependencies: {db: {latency: 50ms, capacity: {concurrency: 1}}}
                workflows:
                  w: {session: {query: s}, steps: [one, two]}
                """));
    staged.get("/one?s=1");
    assertThat(staged.another().get("/two?s=1").received()).startsWith("HTTP/1.1 409 ");
    staged.advanceMillis(50);
    assertThat(staged.received()).endsWith("one");
    assertThat(staged.get("/two?s=1").received()).endsWith("two");
  }
}
