package dev.understudy.cli.client;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// A client of one server's admin API.
public final class AdminClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI server;
  private final Optional<String> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// @param server its admin port: `http://127.0.0.1:8081`
  /// @throws Failure where that is no http URL
  public AdminClient(String server, Optional<String> token) {
    try {
      URI uri = URI.create(server);
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
        throw new IllegalArgumentException(server);
      }
      this.server = uri;
      this.token = token;
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "--server has to be an http URL but is " + server, e);
    }
  }

  /// The object that `path` answers with.
  ///
  /// @param path with its query, below `/api/v1/`
  /// @throws Failure where the server is not reached or refuses
  public JsonObject get(String path) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1/" + path)).timeout(PATIENCE);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonObject body = new JsonObject(reply.body());
      if (reply.statusCode() >= 400) {
        throw new Failure(
            reply.statusCode() == 401 || reply.statusCode() == 403
                ? ExitCode.NOT_PERMITTED
                : ExitCode.USAGE,
            body.getString("detail", "the server answered " + reply.statusCode()));
      }
      return body;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "cannot reach "
              + server
              + (e.getMessage() == null ? "" : ": " + e.getMessage())
              + ". Is it serving? --server says where.",
          e);
    } catch (DecodeException e) {
      throw new Failure(ExitCode.UNAVAILABLE, server + " is no admin port of Understudy", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
