package dev.understudy.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.cli.CommandLineRun;
import dev.understudy.cli.record.RecordOptions;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server judged by its own decisions, its record, and the record joined with a client's file:
/// over real sockets, with a window, a limit and a queue. Seed 1.
class GroundTruthTest {
  private static final String SHOP =
      """
      version: 1
      name: shop
      expose: {ordinal: true}
      endpoints:
        get-cart:
          request: GET /cart
          latency: {lognormal: {p50: 8ms, p99: 20ms}}
          errors: {down: {rate: 5%, status: 503}}
          capacity: {concurrency: 50, queue: 5}
          rateLimit: {rate: 100000/s, burst: 1000}
        get-news:
          request: GET /news
          latency: 3ms
      windows:
        rush:
          on: {endpoint: get-cart}
          at: {start: 0s, duration: 1h}
          ramp: {up: 20s}
          behaviour: {latency: {scale: 3}}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  /// 600 requests, 20 at a time; gives the client's file.
  private static String ask(ServerRun run) throws Exception {
    StringBuilder rows = new StringBuilder("endpoint,status,ordinal,elapsed_ns\n");
    for (int batch = 0; batch < 30; batch++) {
      List<CompletableFuture<String>> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String path = i % 4 == 0 ? "/news" : "/cart";
        long start = System.nanoTime();
        asked.add(
            run.getAsync(run.service() + path)
                .thenApply(reply -> row(path, reply, System.nanoTime() - start)));
      }
      for (CompletableFuture<String> each : asked) {
        rows.append(each.get());
      }
    }
    return rows.toString();
  }

  private static String row(String path, HttpResponse<String> reply, long nanos) {
    String ordinal = reply.headers().firstValue("x-understudy-ordinal").orElse("");
    String endpoint = path.equals("/cart") ? "get-cart" : "get-news";
    return endpoint + "," + reply.statusCode() + "," + ordinal + "," + nanos + "\n";
  }

  @Test
  void whatWasDecidedIsJudgedInsideRecordedAndJoined() throws Exception {
    Path shop = write("shop.yaml", SHOP);
    Path record = folder.resolve("decisions.csv");
    String client;
    CommandLineRun inside;
    try (ServerRun run = ServerRun.recording(shop, new RecordOptions(record, 1_000_000, 2))) {
      String admin = run.admin();
      assertThat(run.get(admin + "/api/v1/verification?endpoint=pay").statusCode()).isEqualTo(404);
      assertThat(run.get(admin + "/api/v1/verification?since=3").body()).contains("no mark 3");
      assertThat(run.get(admin + "/api/v1/verification?margin=2").statusCode()).isEqualTo(400);
      client = ask(run);
      inside = CommandLineRun.of("verify", "--server", admin, "--endpoint", "get-cart", "--json");
      assertThat(run.get(admin + "/metrics").body())
          .contains("understudy_record_rows_dropped_total 0");
    }
    assertThat(inside.out())
        .contains("\"question\":\"exactness\"", "\"subject\":\"shape\"", "\"requests\":450")
        .contains("waits, refusals and calls");
    assertThat(drawn(inside)).isNotEmpty().doesNotContain("\"verdict\":\"fail\"");

    List<String> rows = Files.readAllLines(record);
    assertThat(rows).hasSize(601);
    assertThat(rows.getFirst()).startsWith("time_ns,revision,scenario,scenario_ns,endpoint");

    CommandLineRun recorded =
        CommandLineRun.of("verify", shop.toString(), "--from", record.toString(), "--json");
    assertThat(drawn(recorded)).isNotEmpty().doesNotContain("\"verdict\":\"fail\"");
    assertThat(recorded.out()).contains("to the nanosecond, those that the seed draws");

    Path slower =
        write("slower.yaml", SHOP.replace("p50: 8ms, p99: 20ms", "p50: 9.5ms, p99: 24ms"));
    CommandLineRun behindItsBack =
        CommandLineRun.of("verify", slower.toString(), "--from", record.toString());
    assertThat(behindItsBack.exitCode()).isEqualTo(1);
    assertThat(behindItsBack.out()).contains("do not follow the law that was told");

    Path measured = write("client.csv", client + "get-cart,200,99999,5\nget-cart,200,,5\n");
    CommandLineRun joined =
        CommandLineRun.of(
            "verify",
            shop.toString(),
            "--from",
            measured.toString(),
            "--record",
            record.toString());
    assertThat(joined.out())
        .contains("joined 600 requests; 1 of the client's have no row in the record, 1 no ordinal")
        .contains("0 rows have no request of this client")
        .containsPattern("get-cart another outcome than recorded +0 % +0 % .* 450  pass")
        .contains("lateness and transport, request by request: p50 ");
  }

  /// The claims about draws, a line each.
  private static String drawn(CommandLineRun run) {
    StringBuilder claims = new StringBuilder();
    for (String claim : run.out().split("\\{\"endpoint\"")) {
      claims.append(claim.contains("\"question\":\"exactness\"") ? claim + "\n" : "");
    }
    return claims.toString();
  }

  @Test
  void anOutcomeThatTheClientSawOtherwiseFails() throws Exception {
    Path shop = write("shop.yaml", SHOP);
    Path record = folder.resolve("decisions.csv");
    String client;
    try (ServerRun run = ServerRun.recording(shop, new RecordOptions(record, 1_000_000, 2))) {
      client = ask(run);
    }
    Path measured = write("client.csv", client.replaceFirst("get-news,200", "get-news,500"));
    CommandLineRun joined =
        CommandLineRun.of(
            "verify",
            shop.toString(),
            "--from",
            measured.toString(),
            "--record",
            record.toString());
    assertThat(joined.exitCode()).isEqualTo(1);
    assertThat(joined.out()).contains("the client saw another outcome than was decided");
  }

  @Test
  void whatCannotBeJoinedIsSaid() throws Exception {
    Path shop = write("shop.yaml", SHOP);
    Path client = write("client.csv", "endpoint,status,elapsed_ms\nget-cart,200,5\n");
    CommandLineRun noRecord =
        CommandLineRun.of(
            "verify", shop.toString(), "--from", client.toString(), "--record", client.toString());
    assertThat(noRecord.exitCode()).isEqualTo(65);
    assertThat(noRecord.err()).contains("no record of a server");
    Path record =
        write(
            "decisions.csv",
            """
            time_ns,revision,scenario,scenario_ns,endpoint,ordinal,drawn,outcome,status,wait_ns,service_ns,call_ns,response_ns,lateness_ns
            1764000000000000000,1,default,5,get-cart,0,success,success,200,0,8000000,0,8000000,1000
            """);
    Path others =
        write("others.csv", "endpoint,status,elapsed_ms\n" + "get-cart,200,5\n".repeat(20));
    CommandLineRun otherRequests =
        CommandLineRun.of(
            "verify", shop.toString(), "--from", others.toString(), "--record", record.toString());
    assertThat(otherRequests.exitCode()).isEqualTo(65);
    assertThat(otherRequests.err())
        .contains("the record has 1 requests of get-cart, this file 20. Without ordinals");
  }

  @Test
  void aServerThatDoesNotAnswerIsSaid() {
    CommandLineRun run = CommandLineRun.of("verify", "--server", "http://127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("cannot reach http://127.0.0.1:1");
    assertThat(CommandLineRun.of("verify", "x.yaml", "--server", "http://127.0.0.1:1").err())
        .contains("goes with --endpoint, --for, --margin");
  }
}
