package dev.understudy.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `understudy activate NAME`: switches the scenario of a running server.
@Command(
    name = "activate",
    description = {"Switches the scenario of a running server, from the next request on.", ""},
    footer = {
      "",
      "Examples:",
      "  understudy activate black-friday",
      "  understudy activate black-friday --offset 5m --speed 60"
    })
final class ActivateCommand implements Callable<Integer> {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The scenario.")
  private String name = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Its admin port. Default: ${DEFAULT-VALUE}.")
  private String server = "";

  @Option(
      names = "--offset",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "The scenario's time to begin at. Default: ${DEFAULT-VALUE}.")
  private String offset = "";

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Scenario seconds a second; latencies stay. Default: ${DEFAULT-VALUE}.")
  private double speed = 1;

  @Mixin private CommonOptions common = new CommonOptions();

  ActivateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String body =
        "{\"offset\": \"" + offset.replaceAll("[\"\\\\]", "") + "\", \"speed\": " + speed + "}";
    HttpURLConnection connection = connect();
    try {
      connection.getOutputStream().write(body.getBytes(UTF_8));
      int status = connection.getResponseCode();
      String reply = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      if (status >= 400) {
        throw new Failure(ExitCode.USAGE, detail(reply));
      }
      console.print(reply + "\n");
      return ExitCode.FINE;
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

  private HttpURLConnection connect() throws IOException {
    try {
      URI base = URI.create(server);
      URI uri =
          new URI(
              base.getScheme(),
              base.getAuthority(),
              "/api/v1/scenarios/" + name + ":activate",
              null,
              null);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setDoOutput(true);
      return connection;
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
      throw new Failure(ExitCode.USAGE, "--server has to be an http URL but is " + server, e);
    }
  }

  private static String read(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /// The sentence of a problem document.
  private static String detail(String problem) {
    return problem.replaceAll("(?s).*\"detail\":\"(.*?)\".*", "$1");
  }
}
