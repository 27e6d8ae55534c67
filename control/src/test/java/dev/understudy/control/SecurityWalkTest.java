package dev.understudy.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.config.text.Mapping;
import dev.understudy.config.text.Sequence;
import dev.understudy.control.api.Api;
import dev.understudy.control.http.Access;
import dev.understudy.control.http.Resource;
import dev.understudy.control.http.Route;
import dev.understudy.control.http.Routes;
import dev.understudy.control.openapi.OpenApi;
import dev.understudy.control.revision.Configured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks over every operation of the OpenAPI document, as those would call it who must not.
class SecurityWalkTest {
  private static final String WRITE = "write-token-of-the-test";
  private static final String READ = "read-token-of-the-test";
  private static final Pattern LENGTH =
      Pattern.compile("(?i)content-length: *(\\d+)"); // absent: until the server closes
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final StillInstance INSTANCE = new StillInstance(Health.GOOD);
  private static final List<Resource> RESOURCES =
      Api.resources(INSTANCE, Monitor.still(INSTANCE, 0), Configured.of(Configured.SHOP));

  private static AdminServer server;

  /// @param open whether the document asks for no token
  record Operation(String method, String path, boolean open) {
    /// A path that the route takes.
    String target() {
      return path.replaceAll("\\{\\w+}", "1");
    }

    Route route() {
      return Routes.of(RESOURCES).stream()
          .filter(each -> each.method().name().equals(method) && each.path().equals(path))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Mapping paths = (Mapping) OpenApi.document().follow("/paths").orElseThrow();
    for (Mapping.Entry path : paths.entries()) {
      for (Mapping.Entry operation : ((Mapping) path.value()).entries()) {
        String method = operation.key().text();
        if (METHODS.contains(method)) {
          boolean open =
              operation.value().follow("/security").stream()
                  .anyMatch(each -> ((Sequence) each).items().isEmpty());
          operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.key().text(), open));
        }
      }
    }
    return operations;
  }

  @BeforeAll
  static void start() throws IOException {
    AdminSecurity security =
        new AdminSecurity(Optional.of(READ), Optional.of(WRITE), Set.of(), Optional.empty());
    server = AdminServer.start(new AdminOptions("127.0.0.1", 0, security), RESOURCES);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void withoutATokenNothingButProbesIsAnswered(Operation operation) throws IOException {
    assertThat(operation.open()).isEqualTo(operation.route().access() == Access.OPEN);
    if (operation.open()) {
      assertThat(operation.path()).startsWith("/api/v1/health/");
      assertThat(send(operation, "")).startsWith("HTTP/1.1 200 ");
    } else {
      assertThat(send(operation, ""))
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("www-authenticate: Bearer")
          .contains("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aWrongTokenIsAsGoodAsNone(Operation operation) throws IOException {
    for (String wrong : List.of("Bearer " + WRITE + "x", "Bearer", "Basic " + WRITE, WRITE)) {
      assertThat(send(operation, "Authorization: " + wrong + "\r\n"))
          .startsWith(operation.open() ? "HTTP/1.1 200 " : "HTTP/1.1 401 ");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoMayReadChangesNothing(Operation operation) throws IOException {
    if (operation.route().access() == Access.WRITE) {
      assertThat(send(operation, bearer(READ))).startsWith("HTTP/1.1 403 ");
    }
    if (operation.method().matches("PUT|PATCH|DELETE")) {
      assertThat(operation.route().access()).isEqualTo(Access.WRITE);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aForeignHostIsRefused(Operation operation) throws IOException {
    assertThat(
            raw(
                operation.method()
                    + " "
                    + operation.target()
                    + " HTTP/1.1\r\nHost: evil.example\r\n"
                    + bearer(WRITE)))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aForeignOriginIsRefusedAndNoneIsAllowed(Operation operation) throws IOException {
    assertThat(send(operation, bearer(WRITE) + "Origin: https://evil.example\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContainIgnoringCase("access-control-allow");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyOfAnotherTypeIsRefused(Operation operation) throws IOException {
    assertThat(
            send(
                operation,
                bearer(WRITE) + "Content-Type: application/x-evil\r\nContent-Length: 2\r\n",
                "{}"))
        .startsWith("HTTP/1.1 415 ");
    assertThat(send(operation, bearer(WRITE) + "Content-Length: 2\r\n", "{}"))
        .startsWith("HTTP/1.1 415 ");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyOfOneByteMoreIsRefused(Operation operation) throws IOException {
    Route route = operation.route();
    assertThat(
            send(
                operation,
                bearer(WRITE)
                    + "Content-Type: "
                    + route.takes().iterator().next()
                    + "\r\nContent-Length: "
                    + (route.maxBodyBytes() + 1)
                    + "\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyReplyHasTheHeadersThatBrowsersHeed(Operation operation) throws IOException {
    assertThat(send(operation, ""))
        .containsIgnoringCase("content-security-policy: default-src 'none';")
        .contains("frame-ancestors 'none'")
        .containsIgnoringCase("x-content-type-options: nosniff");
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static String send(Operation operation, String fields) throws IOException {
    return send(operation, fields, "");
  }

  private static String send(Operation operation, String fields, String body) throws IOException {
    String line = operation.method() + " " + operation.target() + " HTTP/1.1\r\n";
    return raw(line + "Host: localhost\r\n" + fields, body);
  }

  private static String raw(String head) throws IOException {
    return raw(head, "");
  }

  /// The whole reply; one that refuses a body is not read beyond its declared length, since the
  /// server lingers for the rest of the body.
  private static String raw(String head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n" + body).getBytes(ISO_8859_1));
      return reply(socket.getInputStream());
    }
  }

  private static String reply(InputStream in) throws IOException {
    StringBuilder reply = new StringBuilder();
    while (reply.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return reply.toString();
      }
      reply.append((char) c);
    }
    return reply + new String(in.readNBytes(bodyBytes(reply)), ISO_8859_1);
  }

  private static int bodyBytes(CharSequence head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : Integer.MAX_VALUE;
  }
}
