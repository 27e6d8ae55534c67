package dev.understudy.control;

import dev.understudy.control.http.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// An admin port of these resources alone, on a free port, and a client of it.
public final class AdminPort implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final AdminServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  public AdminPort(Resource... resources) {
    try {
      server = AdminServer.start(new AdminOptions("127.0.0.1", 0), List.of(resources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /// @param headers name, value, name, value ...
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(DEADLINE)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  @Override
  public void close() {
    client.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
