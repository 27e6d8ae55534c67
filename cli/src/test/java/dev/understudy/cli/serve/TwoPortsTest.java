package dev.understudy.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The service's port answers for the service and nothing else, however it is asked.
@Timeout(120)
class TwoPortsTest {
  private static final String SHOP =
      "version: 1\nendpoints:\n  hello: {request: GET /hello, response: {body: hello}}\n";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  @TempDir private Path folder;

  @Test
  void noRouteOfTheAdminApiIsAnsweredByTheService() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), SHOP);
    try (ServerRun run = ServerRun.of(file)) {
      URI admin = URI.create(run.admin());
      int service = URI.create(run.service()).getPort();
      for (String line : lines(run, admin)) {
        for (String host : List.of("localhost", admin.getAuthority(), "admin.example")) {
          String reply = send(service, line + " HTTP/1.1\r\nHost: " + host + "\r\n");
          assertThat(reply).as(line + " to " + host).matches("(?s)HTTP/1.1 (40[045]|501) .*");
          assertThat(reply.toLowerCase(Locale.ROOT))
              .doesNotContain("x-request-id", "content-security-policy", "application/problem");
        }
      }
      assertThat(run.get(run.admin() + "/hello").statusCode()).isEqualTo(404);
      assertThat(run.get(run.admin() + "/api/v1/revisions").body()).contains("\"active\":1");
    }
  }

  /// Each operation of the document, the pages, and ways around a router.
  private static List<String> lines(ServerRun run, URI admin) throws Exception {
    JsonObject document = new JsonObject(run.get(run.admin() + "/api/v1/openapi.json").body());
    List<String> lines = new ArrayList<>();
    for (String path : document.getJsonObject("paths").fieldNames()) {
      String filled = path.replaceAll("\\{[^}]*}", "1");
      for (String method : document.getJsonObject("paths").getJsonObject(path).fieldNames()) {
        if (METHODS.contains(method)) {
          lines.add(method.toUpperCase(Locale.ROOT) + " " + filled);
        }
      }
    }
    assertThat(lines).hasSizeGreaterThan(50);
    lines.addAll(
        List.of(
            "GET /ui/",
            "GET //api/v1/status",
            "GET /./api/v1/status",
            "GET /hello/../api/v1/status",
            "GET /api%2Fv1/status",
            "GET http://" + admin.getAuthority() + "/api/v1/status",
            "CONNECT " + admin.getAuthority()));
    return lines;
  }

  private static String send(int port, String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
