package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// The admin port of a running server.
///
/// @param url such as `http://127.0.0.1:8081`
record AdminPort(String url) {
  private static final int PATIENCE_MILLIS = 30_000;

  /// @param path with its query
  /// @throws Failure where it cannot be reached or refuses
  JsonObject get(String path) {
    return call("GET", path);
  }

  /// The same for a change without a body.
  JsonObject post(String path) {
    return call("POST", path);
  }

  private JsonObject call(String method, String path) {
    try {
      HttpURLConnection connection = connect(method, path);
      try {
        int status = connection.getResponseCode();
        String reply =
            read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        JsonObject json = new JsonObject(reply);
        if (status >= 400) {
          throw new Failure(
              status == 404 ? ExitCode.NO_INPUT : ExitCode.USAGE,
              url + ": " + json.getString("detail", "refused with status " + status));
        }
        return json;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "cannot reach " + url + ": " + e.getMessage() + ". Is it serving? --server says where.",
          e);
    } catch (DecodeException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE, url + " does not answer as an admin port of Understudy", e);
    }
  }

  private HttpURLConnection connect(String method, String path) throws IOException {
    try {
      URI base = new URI(url);
      HttpURLConnection connection =
          (HttpURLConnection)
              new URI(base.getScheme() + "://" + base.getRawAuthority() + path)
                  .toURL()
                  .openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection;
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
      throw new Failure(ExitCode.USAGE, "--server has to be an http URL but is " + url, e);
    }
  }

  private static String read(@Nullable InputStream in) throws IOException {
    if (in == null) {
      return ""; // an error without a body
    }
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
