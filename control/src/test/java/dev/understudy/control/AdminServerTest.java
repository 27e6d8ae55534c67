package dev.understudy.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.control.api.Api;
import dev.understudy.control.http.Resource;
import dev.understudy.control.revision.Configured;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The admin port as a raw socket client sees it.
class AdminServerTest {
  private AdminServer server = start(Health.GOOD);

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void isAlive() throws IOException {
    assertThat(get("/api/v1/health/live"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("content-type: application/json\r\n")
        .endsWith("{\"status\":\"live\"}");
  }

  @Test
  void everyReplyHasTheNameOfItsRequest() throws IOException {
    assertThat(get("/api/v1/health/live")).containsPattern("X-Request-Id: [0-9a-f]{12}\r\n");
    String own = "X-Request-Id: deploy-4711\r\n";
    assertThat(send("GET /none HTTP/1.1\r\nHost: localhost\r\n" + own))
        .containsIgnoringCase(own)
        .contains("\"requestId\":\"deploy-4711\"");
    assertThat(send("GET /none HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a b\r\n"))
        .containsPattern("X-Request-Id: [0-9a-f]{12}\r\n");
  }

  @Test
  void isReadyWithWarnings() throws IOException {
    restart(new Health(List.of(), List.of(new Health.Reason("cpu", "CPU above 80 %"))));
    assertThat(get("/api/v1/health/ready"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith(
            "{\"status\":\"ready\",\"revision\":2,\"reasons\":[],"
                + "\"warnings\":[{\"code\":\"cpu\",\"detail\":\"CPU above 80 %\"}]}");
  }

  @Test
  void saysWhyItIsNotReady() throws IOException {
    restart(new Health(List.of(new Health.Reason("draining", "finishing 3 requests")), List.of()));
    assertThat(get("/api/v1/health/ready"))
        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
        .contains("\"reasons\":[{\"code\":\"draining\",\"detail\":\"finishing 3 requests\"}]");
  }

  @Test
  void writesMetrics() throws IOException {
    assertThat(get("/metrics"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n")
        .contains(
            "\nunderstudy_requests_total{endpoint=\"get-product\",outcome=\"success\"} 2.0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:9", "127.0.0.1:8081", "127.8.9.10", "[::1]:8081"})
  void answersToNamesOfThisMachine(String host) throws IOException {
    assertThat(send("GET /api/v1/health/live HTTP/1.1\r\nHost: " + host + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example", "10.0.0.1:8081", "localhost.evil"})
  void answersToNoOtherName(String host) throws IOException {
    assertThat(send("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .contains("content-type: application/problem+json\r\n")
        .contains("is not a name of this machine");
  }

  @Test
  void refusesARequestWithoutHost() throws IOException {
    assertThat(send("GET /metrics HTTP/1.1\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void answersPagesOfItsOwnOrigin() throws IOException {
    String origin = "http://127.0.0.1:" + server.port();
    assertThat(withOrigin(origin)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost:1",
        "http://[",
        "https://localhost"
      })
  void answersPagesOfNoOtherOrigin(String origin) throws IOException {
    assertThat(withOrigin(origin)).startsWith("HTTP/1.1 403 ").contains("other origins");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /nowhere HTTP/1.1, 404",
    "POST /metrics HTTP/1.1, 405",
    "G@T /metrics metrics HTTP/1.1, 400",
  })
  void refusesWithAProblemDocument(String line, String status) throws IOException {
    assertThat(send(line + "\r\nHost: localhost\r\nContent-Length: 0\r\n"))
        .matches("(?s)HTTP/1\\.[01] " + status + " .*")
        .contains("content-type: application/problem+json\r\n")
        .contains("\"status\":" + status);
  }

  @Test
  void boundsLineHeadAndBody() throws IOException {
    assertThat(send("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.0 414 "); // without a whole line the client's version is unknown
    assertThat(
            send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void saysThatThePortIsTaken() {
    assertThatThrownBy(
            () -> AdminServer.start(new AdminOptions("127.0.0.1", server.port()), List.of()))
        .isInstanceOf(BindException.class);
  }

  private String get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
  }

  private String withOrigin(String origin) throws IOException {
    return send(
        "GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n");
  }

  /// Sends a head (the blank line is added), reads until the server closes.
  private String send(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private void restart(Health health) throws IOException {
    server.close();
    server = start(health);
  }

  private static AdminServer start(Health health) {
    try {
      return AdminServer.start(
          new AdminOptions("127.0.0.1", 0), resources(new StillInstance(health)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Resource> resources(StillInstance instance) {
    return Api.resources(instance, Monitor.still(instance, 0), Configured.of(Configured.SHOP));
  }
}
