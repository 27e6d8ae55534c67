package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which running server a command is about.
final class ServerOptions {
  private static final String TOKEN = "UNDERSTUDY_TOKEN";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Its admin port. Default: ${DEFAULT-VALUE}.")
  private String server = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with its token. Default: the environment's UNDERSTUDY_TOKEN, if any.")
  private Optional<Path> tokenFile = Optional.empty();

  String server() {
    return server;
  }

  /// A client of it.
  ///
  /// @throws dev.understudy.cli.exit.Failure where the token cannot be read
  AdminClient client(Console console) {
    return new AdminClient(server, token(console));
  }

  /// A client of the server at `url`, with the environment's token.
  static AdminClient client(String url, Console console) {
    return new AdminClient(url, environmentToken(console));
  }

  private static Optional<String> environmentToken(Console console) {
    return Optional.ofNullable(console.environment().get(TOKEN)).filter(it -> !it.isBlank());
  }

  private Optional<String> token(Console console) {
    if (tokenFile.isPresent()) {
      try {
        return Optional.of(Files.readString(tokenFile.get()).strip());
      } catch (IOException e) {
        throw Failures.reading(e);
      }
    }
    return environmentToken(console);
  }
}
