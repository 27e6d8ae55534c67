package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Option;

/// The admin port of a running server, as commands that steer it ask it.
final class AdminClient {
  private static final int PATIENCE_MILLIS = 10_000;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Its admin port. Default: ${DEFAULT-VALUE}.")
  private String server = "";

  /// What the server answers to `POST path` with a JSON body.
  ///
  /// @throws Failure with the server's sentence where it refuses, or where it cannot be reached
  String post(String path, String body) {
    HttpURLConnection connection = connect(path);
    try {
      connection.getOutputStream().write(body.getBytes(UTF_8));
      int status = connection.getResponseCode();
      String reply = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      if (status >= 400) {
        throw new Failure(ExitCode.USAGE, detail(reply));
      }
      return reply;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNAVAILABLE,
          "cannot reach "
              + server
              + ": "
              + e.getMessage()
              + ". Is it serving? --server says where.",
          e);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(String path) {
    try {
      URI base = URI.create(server);
      URI uri = new URI(base.getScheme(), base.getAuthority(), path, null, null);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setDoOutput(true);
      return connection;
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException | IOException e) {
      throw new Failure(ExitCode.USAGE, "--server has to be an http URL but is " + server, e);
    }
  }

  private static String read(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /// A member's value as JSON.
  static String string(String value) {
    return '"' + value.replaceAll("[\"\\\\\\p{Cntrl}]", "") + '"';
  }

  /// The sentence of a problem document.
  private static String detail(String problem) {
    return problem.replaceAll("(?s).*\"detail\":\"(.*?)\".*", "$1");
  }
}
