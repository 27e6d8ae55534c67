package dev.understudy.cli.command;

import dev.understudy.cli.client.AdminClient;
import dev.understudy.cli.terminal.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which running server a command is about.
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Its admin port. Default: ${DEFAULT-VALUE}.")
  private String server = "";

  @Mixin private ServerAccess access = new ServerAccess();

  /// A client of it.
  ///
  /// @throws dev.understudy.cli.exit.Failure where the token cannot be read
  AdminClient client(Console console) {
    return access.client(server, console);
  }
}
