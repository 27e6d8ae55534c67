package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.exit.Failures;
import dev.understudy.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How a command gets into a running server: its token, and who vouches for its certificate.
final class ServerAccess {
  private static final String TOKEN = "UNDERSTUDY_TOKEN";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File with the server's token. Default: the environment's UNDERSTUDY_TOKEN, if any.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) that vouch for an https server, instead of those that Java knows.")
  private Optional<Path> authorities = Optional.empty();

  /// Whether either was given, which is of no use without a server.
  boolean isGiven() {
    return tokenFile.isPresent() || authorities.isPresent();
  }

  /// A client of the server at `url`.
  ///
  /// @throws dev.understudy.cli.exit.Failure where token or certificates cannot be read
  AdminClient client(String url, Console console) {
    return new AdminClient(url, token(console), authorities);
  }

  private Optional<String> token(Console console) {
    if (tokenFile.isPresent()) {
      try {
        return Optional.of(Files.readString(tokenFile.get()).strip());
      } catch (IOException e) {
        throw Failures.reading(e);
      }
    }
    return Optional.ofNullable(console.environment().get(TOKEN)).filter(it -> !it.isBlank());
  }
}
