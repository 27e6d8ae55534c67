package dev.understudy.cli.client;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.render.ItemsText;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/// A client of one server's admin API.
public final class AdminClient implements AutoCloseable {
  private static final Duration PATIENCE =
      Duration.ofSeconds(30); // a verdict on thousands of endpoints

  private final URI server;
  private final Optional<String> token;
  private final HttpClient http;

  /// @param server its admin port: `http://127.0.0.1:8081`
  /// @param authorities PEM file of who vouches for an https server; empty: whom Java trusts
  /// @throws Failure where that is no http URL, or the file holds no certificate
  public AdminClient(String server, Optional<String> token, Optional<Path> authorities) {
    try {
      URI uri = URI.create(server);
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
        throw new IllegalArgumentException(server);
      }
      // Below a proxy's path too.
      this.server = server.endsWith("/") ? uri : URI.create(server + "/");
      this.token = token;
      if (authorities.isPresent() && !scheme.equals("https")) {
        throw new Failure(
            ExitCode.USAGE, "--ca-file is for an https --server, but it is " + server);
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "--server has to be an http URL but is " + server, e);
    }
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    authorities.ifPresent(pem -> builder.sslContext(Authorities.of(pem)));
    this.http = builder.build();
  }

  /// The object that `path` answers with.
  ///
  /// @param path with its query, below `/api/v1/`
  /// @throws Failure where the server is not reached or refuses
  public JsonObject get(String path) throws InterruptedException {
    return send("GET", path, "", "").json();
  }

  /// What `path` answers to a change with these settings.
  ///
  /// @param path with its query, below `/api/v1/`
  /// @throws Failure where the server is not reached or refuses
  public Answer post(String path, JsonObject settings) throws InterruptedException {
    return send("POST", path, "application/json", settings.encode());
  }

  /// A part of a path or a query.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What a server answered with success.
  ///
  /// @param etag of what the answer shows; empty for none
  public record Answer(String body, String etag) {
    /// The body as an object.
    ///
    /// @throws Failure where it is none
    public JsonObject json() {
      try {
        return new JsonObject(body);
      } catch (DecodeException e) {
        throw new Failure(ExitCode.UNAVAILABLE, "this is no admin port of Understudy", e);
      }
    }
  }

  /// Sends a request.
  ///
  /// @param path with its query, below `/api/v1/`
  /// @param type of the body; empty for no body
  /// @param headers name, value, name, value ...
  /// @throws Failure where the server is not reached or refuses
  public Answer send(String method, String path, String type, String body, String... headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("api/v1/" + path))
            .timeout(PATIENCE)
            .method(
                method,
                type.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() >= 400) {
        throw refused(reply);
      }
      return new Answer(reply.body(), reply.headers().firstValue("ETag").orElse(""));
    } catch (SSLHandshakeException e) {
      throw new Failure(
          ExitCode.NOT_PERMITTED,
          server
              + " is not whom it should be: "
              + e.getMessage()
              + ". --ca-file names the authority that vouches for it.",
          e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "cannot reach "
              + server
              + (e.getMessage() == null ? "" : ": " + e.getMessage())
              + ". Is it serving? --server says where.",
          e);
    }
  }

  /// The sentence of a problem document, and the problems of a text.
  private Failure refused(HttpResponse<String> reply) {
    try {
      JsonObject problem = new JsonObject(reply.body());
      JsonArray problems = problem.getJsonArray("problems", new JsonArray());
      String detail = problem.getString("detail", "the server answered " + reply.statusCode());
      int code =
          switch (reply.statusCode()) {
            case 401, 403 -> ExitCode.NOT_PERMITTED;
            case 422 -> ExitCode.INVALID_CONFIGURATION;
            default -> ExitCode.USAGE;
          };
      return new Failure(code, ItemsText.problems(problems) + detail);
    } catch (DecodeException e) {
      return new Failure(ExitCode.UNAVAILABLE, server + " is no admin port of Understudy", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
