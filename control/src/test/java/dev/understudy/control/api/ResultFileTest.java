package dev.understudy.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.AdminPort;
import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import dev.understudy.control.verification.ResultFileResource;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A client's result file over HTTP, judged by what the still instance runs.
class ResultFileTest {
  private static final String PATH = "/api/v1/verification:file?name=run.csv";
  private static final int ROWS = 2000;
  private static final double SIGMA = Math.log(150.0 / 20) / 2.3263478740408408;

  private final StillInstance instance = new StillInstance(Health.GOOD);
  private final AdminPort port = new AdminPort(new ResultFileResource(instance::running));

  @AfterEach
  void close() {
    port.close();
  }

  /// Row i is the quantile (i + 0.5) / n of the log-normal told, by the logistic approximation of a
  /// normal quantile (error below 0.02 within the central half, which is where p50 lies).
  private static String rows(IntToDoubleFunction factor) {
    return IntStream.range(0, ROWS)
        .mapToObj(
            i -> {
              double u = (i * 1361 % ROWS + 0.5) / ROWS;
              double time = 20 * Math.exp(SIGMA * Math.log(u / (1 - u)) / 1.702);
              return String.format(
                  Locale.ROOT,
                  "GET,/products/%d?currency=EUR,200,%.3f",
                  i,
                  time * factor.applyAsDouble(i));
            })
        .collect(Collectors.joining("\n", "method,url,status,elapsed_ms\n", "\n"));
  }

  @Test
  void aMedianAsToldPassesAndOneHalfAgainAsLongDoesNot() {
    assertThat(verdict(judged(rows(_ -> 1)), "p50")).isEqualTo("pass");
    assertThat(verdict(judged(rows(_ -> 1.5)), "p50")).isNotEqualTo("pass");
  }

  @Test
  void whatBelongsToNoEndpointAndWhatIsBrokenIsCounted() {
    JsonObject told = judged(rows(_ -> 1) + "GET,/nowhere,200,5\nGET,/products/1\n");
    assertThat(told.getInteger("requests")).isGreaterThanOrEqualTo(ROWS);
    assertThat(told.getInteger("unattributed")).isEqualTo(1);
    assertThat(told.getJsonArray("strays").encode()).contains("/nowhere");
    assertThat(told.getInteger("brokenLines")).isEqualTo(1);
  }

  @Test
  void whatIsNoResultFileOrAsksForTheUnknownIsRefused() {
    assertThat(sent(PATH, "hello").statusCode()).isEqualTo(422);
    assertThat(sent(PATH + "&endpoint=pay", rows(_ -> 1)).statusCode()).isEqualTo(404);
    assertThat(sent(PATH + "&unit=h", rows(_ -> 1)).statusCode()).isEqualTo(400);
    assertThat(sent(PATH + "&margin=none", rows(_ -> 1)).statusCode()).isEqualTo(400);
  }

  private JsonObject judged(String rows) {
    HttpResponse<String> reply = sent(PATH, rows);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new JsonObject(reply.body());
  }

  private HttpResponse<String> sent(String path, String rows) {
    return port.send("POST", path, rows, "Content-Type", "application/octet-stream");
  }

  private static String verdict(JsonObject told, String claim) {
    return told.getJsonArray("claims").stream()
        .map(JsonObject.class::cast)
        .filter(it -> it.encode().contains(claim) && it.encode().contains("get-product"))
        .map(it -> it.getString("verdict"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(told.getJsonArray("claims").encode()));
  }
}
