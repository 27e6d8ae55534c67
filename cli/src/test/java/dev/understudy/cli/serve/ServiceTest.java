package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.cli.log.LogFormat;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole instance over real sockets: engine, admin port, watched file, stop.
@Timeout(120)
class ServiceTest {
  private static final String SHOP =
      """
      version: 1
      name: shop
      seed: 7
      endpoints:
        get-product:
          request: GET /products/1
          response: {json: {name: Teapot}}
        slow:
          request: GET /slow
          latency: 700ms
      """;

  @TempDir private Path folder;

  @Test
  void servesAndTellsWhereAndHowItIs() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      assertThat(run.err())
          .startsWith("Understudy 0.1.0   shop: 2 endpoints\n")
          .contains("try  curl -i " + run.service() + "/products/1\n")
          .contains("seed      7                             same seed, same draws\n")
          .containsPattern("ready in \\d+\\.\\d s; the file is watched; Ctrl-C drains and stops\n");
      HttpResponse<String> reply = run.get(run.service() + "/products/1");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("{\"name\":\"Teapot\"}");
      assertThat(run.get(run.admin() + "/api/v1/health/ready").body())
          .isEqualTo("{\"status\":\"ready\",\"revision\":1,\"reasons\":[],\"warnings\":[]}");
      assertThat(run.get(run.admin() + "/metrics").body())
          .contains(
              "understudy_requests_total{endpoint=\"get-product\",outcome=\"success\"} 1.0\n");
    }
  }

  @Test
  void appliesAValidChangeAndSaysWhatChanged() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      write(SHOP.replace("Teapot", "Kettle"));
      run.awaitErr("revision 2 applied: get-product changed");
      assertThat(run.get(run.service() + "/products/1").body()).contains("Kettle");
      write(SHOP.replace("/products/1", "/products/2").replace("slow:", "lame:"));
      run.awaitErr("revision 3 applied: get-product changed; lame added; slow removed");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(404);
      assertThat(run.get(run.service() + "/products/2").statusCode()).isEqualTo(200);
      assertThat(run.get(run.admin() + "/metrics").body()).contains("understudy_revision 3.0\n");
    }
  }

  @Test
  void tellsOfItselfToStatusAndTop() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      run.get(run.service() + "/products/1");
      CommandLineRun status = CommandLineRun.of("status", "--server", run.admin());
      assertThat(status.exitCode()).as(status.err()).isZero();
      assertThat(status.out())
          .contains("service      shop: 2 endpoints, revision 1\n")
          .contains("listens      " + run.service() + "\n")
          .contains("seed         7\n")
          .containsPattern("told +(honoured|strained|exceeded)\n");
      CommandLineRun top = CommandLineRun.of("top", "--server", run.admin(), "--sort", "requests");
      assertThat(top.exitCode()).as(top.err()).isZero();
      assertThat(top.out())
          .startsWith("shop, revision 1, scenario default\n")
          .containsPattern("\nendpoint +req/s +p50 told +p50 +p99 told +p99 +errors +in flight")
          .containsPattern("\nget-product +")
          .doesNotContain("\u001b");
      CommandLineRun wrong = CommandLineRun.of("top", "--server", run.admin(), "--sort", "p99");
      assertThat(wrong.exitCode()).isEqualTo(64);
      assertThat(wrong.err()).contains("sort is none, id, requests");
      CommandLineRun nobody = CommandLineRun.of("status", "--server", "http://127.0.0.1:1");
      assertThat(nobody.exitCode()).isEqualTo(69);
    }
  }

  @Test
  void recordsTrafficOnlyWhileAsked() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      String traffic = run.admin() + "/api/v1/traffic";
      run.get(run.service() + "/products/1");
      assertThat(run.get(traffic).body()).contains("\"recording\":false", "\"requests\":[]");
      run.post(traffic + ":record", "{\"for\": \"1m\"}");
      run.get(run.service() + "/products/1?token=abc");
      String recorded = run.await("traffic", it -> it.getInteger("recorded") == 1).encode();
      assertThat(recorded)
          .contains("\"target\":\"/products/1?token=***\"", "\"ordinal\":1", "\"status\":200");
      run.post(traffic + ":stop", "");
      run.get(run.service() + "/products/1");
      assertThat(run.get(traffic).body()).contains("\"recorded\":1");
      run.get(run.service() + "/product");
      assertThat(run.get(traffic + "/unmatched").body()).contains("\"path\":\"/product\"");
      run.post(run.admin() + "/api/v1/reset", "{\"statistics\": true, \"ordinals\": true}");
      assertThat(run.get(run.admin() + "/api/v1/stats/get-product").body())
          .contains("\"requests\":0");
    }
  }

  @Test
  void aScenarioIsSwitchedWhileItServes() throws Exception {
    String scenarios =
        "scenarios:\n"
            + "  calm: {}\n"
            + "  rush: {behaviour: {errors: {add: {down: {rate: 100%, status: 503}}}}}\n"
            + "active: calm\n";
    try (ServerRun run = ServerRun.of(write(SHOP + scenarios))) {
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(200);
      CommandLineRun activated =
          CommandLineRun.of("activate", "rush", "--server", run.admin(), "--speed", "60");
      assertThat(activated.exitCode()).as(activated.err()).isZero();
      assertThat(activated.out()).matches("scenario rush, \\d+ s in, 60 x as fast\n");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(503);
      CommandLineRun unknown = CommandLineRun.of("activate", "lunch", "--server", run.admin());
      assertThat(unknown.exitCode()).isEqualTo(64);
      assertThat(unknown.err()).contains("there is no scenario lunch; there are calm, rush");
      CommandLineRun bad =
          CommandLineRun.of("activate", "calm", "--offset", "5", "--server", run.admin());
      assertThat(bad.exitCode()).isEqualTo(64);
      assertThat(run.get(run.admin() + "/api/v1/scenarios").body())
          .contains("\"scenarios\":[\"calm\",\"rush\"]");
    }
  }

  @Test
  void theScenariosTimeIsSteeredWhileItServes() throws Exception {
    String windows =
        """
        windows:
          outage:
            on: all
            at: {start: 1h, duration: 1h}
            behaviour: {errors: {add: {down: {rate: 100%, status: 503}}}}
        """;
    try (ServerRun run = ServerRun.of(write(SHOP + windows))) {
      assertThat(clock(run, "pause").out()).contains(", paused");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(200);
      assertThat(clock(run, "jump", "90m", "--json").out()).contains("\"timeSeconds\": 5400.0");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(503);
      assertThat(clock(run, "speed", "60").out()).contains(", paused, 60 x as fast");
      assertThat(clock(run, "resume").out()).doesNotContain("paused");
      assertThat(clock(run, "jump", "2h").exitCode()).isZero();
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(200);
      assertThat(clock(run, "jump", "5").err()).contains("to: a duration needs a unit, as in 5m");
      assertThat(clock(run, "jump").err()).contains("jump needs a time, such as 5m");
      assertThat(clock(run, "speed", "0").err()).contains("from 0.001 to 10000 but is 0");
      assertThat(clock(run, "speed", "fast").err()).contains("\"fast\" is no factor such as 60");
      assertThat(clock(run, "pause", "5m").err()).contains("take no value but got 5m");
    }
  }

  private static CommandLineRun clock(ServerRun run, String... words) {
    java.util.List<String> line = new java.util.ArrayList<>(java.util.List.of("clock"));
    line.addAll(java.util.List.of(words));
    line.addAll(java.util.List.of("--server", run.admin()));
    return CommandLineRun.of(line.toArray(String[]::new));
  }

  @Test
  void anInvalidChangeLeavesWhatRunsAndIsLogged() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      write(SHOP.replace("latency: 700ms", "latencyy: 700ms"));
      run.awaitErr("error  not reloaded, revision 1 runs on: 1 error, 0 warnings");
      run.awaitErr("unknown key \"latencyy\"");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(200);
      assertThat(run.get(run.admin() + "/metrics").body())
          .contains("understudy_revision 1.0\n")
          .contains("understudy_revisions_rejected_total 1.0\n");
      Files.delete(folder.resolve("shop.yaml"));
      run.awaitErr("revision 1 runs on: no such file");
      assertThat(run.get(run.service() + "/products/1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void finishesWhatIsInFlightWhenItStops() throws Exception {
    try (ServerRun run = ServerRun.of(write(SHOP))) {
      CompletableFuture<HttpResponse<String>> slow = run.getAsync(run.service() + "/slow");
      String metrics = "";
      while (!metrics.contains("understudy_requests_in_flight{endpoint=\"slow\"} 1.0\n")) {
        metrics = run.get(run.admin() + "/metrics").body();
      }
      run.stop.ask();
      assertThat(slow.join().statusCode()).isEqualTo(200);
      run.awaitEnd();
      assertThat(run.err())
          .contains("draining: 1 in flight")
          .contains("every request was finished");
      assertThatThrownBy(() -> run.get(run.service() + "/products/1"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void writesAnAccessLogLineForEachRequest() throws Exception {
    ServerRun run = ServerRun.of(write(SHOP));
    try (run) {
      run.get(run.service() + "/products/1?a=b");
      run.get(run.service() + "/none");
    }
    String begin =
        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d 127\\.0\\.0\\.1:\\d+ ";
    assertThat(run.out())
        .matches(
            begin
                + "\"GET /products/1\\?a=b\" 200 get-product success 0\\.000 \\d+\\.\\d{3}\n"
                + begin
                + "\"GET /none\" 404 - - - \\d+\\.\\d{3}\n");
  }

  @Test
  void tellsMachinesInJsonWhatItTellsPeople() throws Exception {
    ServerRun run = ServerRun.of(write(SHOP), LogFormat.JSON, "\"message\":\"ready\"");
    try (run) {
      write(SHOP.replace("Teapot", "Kettle"));
      run.awaitErr("\"message\":\"revision 2 applied: get-product changed\"");
    }
    assertThat(run.err().lines())
        .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"))
        .first()
        .asString()
        .containsPattern("\"service\":\"http://127\\.0\\.0\\.1:\\d+\",\"admin\":\"http:")
        .contains("\"maxConnections\":100,\"seed\":7,\"revision\":1,\"version\":\"0.1.0\"");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("shop.yaml"), text);
  }
}
