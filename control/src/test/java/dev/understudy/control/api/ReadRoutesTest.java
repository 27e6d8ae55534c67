package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Health;
import dev.understudy.control.Monitor;
import dev.understudy.control.StillInstance;
import dev.understudy.control.event.Topic;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What can be asked of a running instance, over HTTP: the shop that stands still.
class ReadRoutesTest {
  private static final String[] JSON = {"Content-Type", "application/json"};

  private final StillInstance instance = new StillInstance(Health.GOOD);
  private final Monitor monitor = Monitor.still(instance, 1_000);
  private final AdminPort port =
      new AdminPort(
          Api.resources(instance, monitor, Configured.of(Configured.SHOP))
              .toArray(Resource[]::new));

  @AfterEach
  void close() {
    port.close();
    monitor.close();
  }

  @Test
  void explainsOneEndpointAtATime() {
    JsonObject shop =
        get("/api/v1/explain?endpoint=create-order&scenario=rush&at=360s")
            .getJsonArray("endpoints")
            .getJsonObject(0);
    assertThat(shop.getString("scenario")).isEqualTo("rush");
    assertThat(shop.getJsonArray("facets").getJsonObject(0).getJsonArray("layers").size())
        .isEqualTo(3);
    assertThat(shop.getJsonArray("windows").getJsonObject(0).getDouble("intensity")).isEqualTo(1.0);
    assertRefused(port.get("/api/v1/explain?endpoint=pay"), 404, "there is no endpoint pay");
    assertRefused(port.get("/api/v1/explain?scenario=lunch"), 404, "there are calm, rush");
    assertRefused(port.get("/api/v1/explain?at=5"), 400, "a duration needs a unit");
  }

  @Test
  void explainsAStepOfAWorkflow() {
    String draft =
        """
        version: 1
        endpoints: {pay: {request: POST /pay, latency: 5ms}}
        workflows:
          purchase:
            session: {cookie: sid}
            steps: {last: {on: pay, behaviour: {latency: {scale: 3}}, end: true}}
        """;
    JsonObject asked = new JsonObject().put("text", draft).put("step", "purchase.last");
    JsonObject told = post("/api/v1/explain", asked).getJsonArray("endpoints").getJsonObject(0);
    assertThat(told.getString("endpoint")).isEqualTo("pay@purchase.last");
    assertThat(
            told.getJsonArray("outcomes")
                .getJsonObject(0)
                .getJsonObject("latencyMs")
                .getDouble("p50"))
        .isEqualTo(15.0);
    assertRefused(
        port.send("POST", "/api/v1/explain", asked.put("step", "purchase.first").encode(), JSON),
        404,
        "there is no step purchase.first, only purchase.last");
    assertRefused(
        port.get("/api/v1/explain?step=purchase.last"), 404, "the configuration has no workflow");
    assertRefused(
        port.get("/api/v1/explain?step=a.b&endpoint=create-order"),
        400,
        "an `endpoint` or a `step`");
  }

  @Test
  void explainsADraft() {
    String draft =
        "{\"version\": 1, \"endpoints\": {\"pay\": {\"request\": \"POST /pay\", \"latency\":"
            + " \"5ms\"}}}";
    JsonObject told = post("/api/v1/explain", new JsonObject().put("text", draft));
    assertThat(told.getJsonArray("endpoints").getJsonObject(0).getString("endpoint"))
        .isEqualTo("pay");
    HttpResponse<String> wrong =
        port.send(
            "POST",
            "/api/v1/explain",
            new JsonObject().put("text", draft.replace("5ms", "5")).encode(),
            JSON);
    assertRefused(wrong, 422, "1 error");
    assertThat(
            new JsonObject(wrong.body())
                .getJsonArray("problems")
                .getJsonObject(0)
                .getString("pointer"))
        .isEqualTo("/endpoints/pay/latency");
  }

  @Test
  void tellsWhenWindowsAreActive() {
    JsonObject rush = get("/api/v1/timeline?scenario=rush&from=0s&to=1h");
    JsonObject window = rush.getJsonArray("windows").getJsonObject(0);
    JsonArray occurrences = window.getJsonArray("occurrences");
    assertThat(occurrences.size()).isEqualTo(2);
    assertThat(occurrences.getJsonObject(1).getDouble("startMs")).isEqualTo(2_100_000);
    assertThat(occurrences.getJsonObject(0).getJsonArray("points").encode())
        .isEqualTo("[[300000.0,0.0],[330000.0,1.0],[360000.0,1.0],[420000.0,0.0]]");
    assertThat(get("/api/v1/timeline").getJsonArray("windows")).isEmpty();
    assertRefused(port.get("/api/v1/timeline?from=5m&to=1m"), 400, "after `from`");
  }

  @Test
  void tellsWhoGetsARequestAndWhyOthersDoNot() {
    JsonObject missed =
        post("/api/v1/match", new JsonObject().put("target", "/products/7?currency=USD"));
    assertThat(missed.getString("winner")).isNull();
    assertThat(missed.getJsonArray("contenders").getJsonObject(0).getString("why"))
        .isEqualTo("asks for query currency equals \"EUR\"");
    assertThat(missed.getString("nearest")).contains("get-product differs in query currency");
    JsonObject won =
        post("/api/v1/match", new JsonObject().put("target", "/products/7?currency=EUR"));
    assertThat(won.getString("winner")).isEqualTo("get-product");
    JsonObject method =
        post("/api/v1/match", new JsonObject().put("target", "/orders").put("method", "GET"));
    assertThat(method.getJsonArray("allow").encode()).isEqualTo("[\"POST\"]");
    assertThat(method.getJsonArray("contenders").getJsonObject(0).getString("why"))
        .isEqualTo("asks for method POST");
  }

  @Test
  void previewsABehaviourThatIsNotApplied() {
    JsonObject fixed =
        post(
            "/api/v1/preview",
            new JsonObject()
                .put("behaviour", new JsonObject().put("latency", "20ms"))
                .put("points", 5)
                .put("draws", 3));
    assertThat(fixed.getBoolean("valid")).isTrue();
    assertThat(fixed.getJsonObject("curve").getJsonArray("atoms").encode())
        .isEqualTo("[{\"ms\":20.0,\"share\":1.0}]");
    assertThat(fixed.getJsonObject("draws").getJsonArray("ms").encode())
        .isEqualTo("[20.0,20.0,20.0]");
    JsonObject wrong =
        post(
            "/api/v1/preview",
            new JsonObject().put("behaviour", new JsonObject().put("latency", 20)));
    assertThat(wrong.getBoolean("valid")).isFalse();
    assertThat(wrong.getJsonArray("problems").getJsonObject(0).getString("pointer"))
        .isEqualTo("/latency");
  }

  /// The cdf is the law's at each place, and the density its slope: a trapezoid sum over all places
  /// gives back what lies between the first and the last.
  @Test
  void aCurveIsThatOfTheLaw() {
    JsonObject curve =
        post("/api/v1/preview", new JsonObject().put("endpoint", "get-product").put("points", 800))
            .getJsonObject("curve");
    JsonArray at = curve.getJsonArray("ms");
    JsonArray density = curve.getJsonArray("densityPerMs");
    JsonArray cdf = curve.getJsonArray("cdf");
    double sum = 0;
    for (int i = 1; i < at.size(); i++) {
      sum +=
          (at.getDouble(i) - at.getDouble(i - 1))
              * (density.getDouble(i) + density.getDouble(i - 1))
              / 2;
    }
    assertThat(sum).isCloseTo(0.999, org.assertj.core.data.Offset.offset(1e-3));
    assertThat(cdf.getDouble(0)).isCloseTo(5e-4, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(cdf.getDouble(799)).isCloseTo(0.9995, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void predictsAndCallsOff() throws InterruptedException {
    JsonObject first =
        post("/api/v1/predict", new JsonObject().put("workload", "poisson 10/s for 1m"));
    awaitEnd(first);
    JsonObject done = get("/api/v1/predict/" + first.getString("id"));
    assertThat(done.getString("state")).isEqualTo("done");
    assertThat(
            done.getJsonObject("prediction").getJsonObject("endpoints").containsKey("get-product"))
        .isTrue();
    JsonObject asked =
        post(
            "/api/v1/predict",
            new JsonObject().put("workload", "closed 100000, think 1ms").put("to", "24h"));
    assertThat(asked.getString("state")).isIn("queued", "running");
    String at = "/api/v1/predict/" + asked.getString("id");
    post(at + ":cancel", new JsonObject());
    awaitEnd(asked);
    assertThat(get(at).getString("state")).isEqualTo("cancelled");
    assertRefused(
        port.send("POST", "/api/v1/predict", "{\"workload\":\"poisson 1000000/s for 1h\"}", JSON),
        400,
        "more than 5,000,000");
    assertRefused(
        port.send("POST", "/api/v1/predict", "{\"workload\":\"poison 10/s\"}", JSON),
        422,
        "poison");
  }

  @Test
  void tellsHowItIs() {
    JsonObject status = get("/api/v1/status");
    assertThat(status.getString("service")).isEqualTo("shop");
    assertThat(status.getJsonObject("scenario").getString("id")).isEqualTo("calm");
    assertThat(status.getJsonObject("envelope").getString("verdict")).isEqualTo("strained");
    assertThat(status.getJsonObject("envelope").getJsonArray("reasons").encode())
        .contains("1 connections were refused");
  }

  @Test
  void tellsWhatWasServedBesideWhatWasTold() {
    JsonObject stats = get("/api/v1/stats?sort=requests&limit=1");
    assertThat(stats.getInteger("total")).isEqualTo(2);
    JsonObject row = stats.getJsonArray("endpoints").getJsonObject(0);
    assertThat(row.getString("endpoint")).isEqualTo("get-product");
    assertThat(row.getJsonObject("intendedMs").getLong("n")).isEqualTo(3);
    JsonObject one = get("/api/v1/stats/get-product");
    JsonObject gone = one.getJsonArray("outcomes").getJsonObject(1);
    assertThat(gone.getDouble("told")).isEqualTo(0.01);
    assertThat(gone.getDouble("share")).isEqualTo(1.0 / 3);
    assertThat(gone.getDouble("low")).isBetween(0.008, 0.009);
    assertRefused(port.get("/api/v1/stats/pay"), 404, "there is no endpoint pay");
    assertRefused(port.get("/api/v1/stats?sort=p99"), 400, "sort is");
  }

  @Test
  void keepsWhatHappenedBesideTheFigures() {
    monitor.observatory().look(2_000);
    monitor.feed().publish(Topic.SCENARIO, 2_500, "scenario rush is in force", new JsonObject());
    monitor.observatory().look(3_000);
    JsonObject history = get("/api/v1/history?series=*,get-product&from=-10s&heat=true");
    assertThat(history.getLong("stepMs")).isEqualTo(1_000);
    JsonObject whole = history.getJsonArray("series").getJsonObject(0);
    assertThat(whole.getJsonArray("startMs").encode()).isEqualTo("[1000,2000]");
    assertThat(history.getJsonArray("series").getJsonObject(1).getBoolean("kept")).isFalse();
    assertThat(history.getJsonArray("marks").getJsonObject(0).getString("text"))
        .isEqualTo("scenario rush is in force");
    assertThat(history.getJsonArray("heatBoundsMs").size()).isEqualTo(65);
    assertThat(get("/api/v1/history?from=-1h").getLong("stepMs")).isEqualTo(10_000);
    assertRefused(port.get("/api/v1/history?step=2s"), 400, "1s, 10s or 1m");
  }

  @Test
  void resetsOnlyWhatIsNamed() {
    assertThat(port.send("POST", "/api/v1/reset", "{\"queues\":true}", JSON).statusCode())
        .isEqualTo(204);
    assertRefused(port.send("POST", "/api/v1/reset", "{}", JSON), 400, "nothing is to be reset");
    assertRefused(port.send("POST", "/api/v1/reset", "{\"queue\":true}", JSON), 400, "unknown key");
  }

  @Test
  void cataloguesEveryDistributionWithItsForms() {
    JsonObject catalogue = get("/api/v1/catalogue");
    assertThat(catalogue.getJsonArray("distributions").size())
        .isEqualTo(dev.understudy.core.distribution.Families.all().size());
    assertThat(catalogue.getJsonArray("faults").encode())
        .contains("{\"name\":\"hang\"", "\"maximum\":\"24h\"");
    assertThat(catalogue.getJsonObject("objects").getJsonObject("capacity").encode())
        .contains("\"name\":\"concurrency\"", "\"minimum\":1", "\"required\":true");
  }

  @Test
  void streamsWhatHappensAndResumes() throws IOException {
    monitor.observatory().look(2_000);
    monitor.feed().publish(Topic.REVISION, 2_100, "revision 3 runs", new JsonObject());
    String id;
    try (Stream stream = new Stream("?topics=revision,stats", "")) {
      stream.awaits("retry: 1000");
      monitor.feed().publish(Topic.REVISION, 2_200, "revision 4 runs", new JsonObject());
      id = stream.awaits("id: ").substring(4);
      assertThat(stream.awaits("data: ")).contains("\"text\":\"revision 4 runs\"");
      monitor.observatory().look(3_000);
      assertThat(stream.awaits("event: ")).isEqualTo("event: stats");
      assertThat(stream.awaits("data: ")).contains("\"whole\":{", "\"endpoints\":[]");
    }
    monitor.feed().publish(Topic.REVISION, 3_100, "revision 5 runs", new JsonObject());
    try (Stream stream = new Stream("?topics=revision", "Last-Event-ID: " + id + "\r\n")) {
      assertThat(stream.awaits("data: ")).contains("\"text\":\"revision 5 runs\"");
    }
    try (Stream stream = new Stream("?topics=revision", "Last-Event-ID: gone-1\r\n")) {
      assertThat(stream.awaits("event: ")).isEqualTo("event: gap");
    }
    assertRefused(port.get("/api/v1/events?topics=weather"), 400, "no topic weather");
  }

  private void awaitEnd(JsonObject job) throws InterruptedException {
    boolean ended =
        monitor
            .predictions()
            .find(job.getString("id"))
            .orElseThrow()
            .await(java.time.Duration.ofSeconds(60));
    assertThat(ended).isTrue();
  }

  /// A client that follows.
  private final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Stream(String query, String fields) throws IOException {
      URI base = URI.create(port.url());
      socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/events" + query + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next line that begins so.
    String awaits(String begin) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(begin)) {
          return line;
        }
      }
      throw new AssertionError("the stream ended before " + begin);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private JsonObject get(String path) {
    HttpResponse<String> reply = port.get(path);
    assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
    return new JsonObject(reply.body());
  }

  private JsonObject post(String path, JsonObject body) {
    HttpResponse<String> reply = port.send("POST", path, body.encode(), JSON);
    assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
    return new JsonObject(reply.body());
  }

  private static void assertRefused(HttpResponse<String> reply, int status, String detail) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(new JsonObject(reply.body()).getString("detail")).contains(detail);
  }
}
