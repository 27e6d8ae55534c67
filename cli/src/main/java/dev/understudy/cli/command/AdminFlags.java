package dev.understudy.cli.command;

import dev.understudy.cli.exit.ExitCode;
import dev.understudy.cli.exit.Failure;
import dev.understudy.cli.exit.Failures;
import dev.understudy.control.AdminOptions;
import dev.understudy.control.AdminSecurity;
import dev.understudy.control.AdminSecurity.PemFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Where and for whom the admin port listens.
final class AdminFlags {
  static final String WRITE_TOKEN = "UNDERSTUDY_ADMIN_TOKEN";
  static final String READ_TOKEN = "UNDERSTUDY_ADMIN_READ_TOKEN";

  @Option(
      names = "--admin-host",
      paramLabel = "HOST",
      description =
          "Address of the admin port; one that other machines reach needs a token. Default: 127.0.0.1.")
  private String host = "127.0.0.1";

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "The admin port: API, UI, health and metrics; 0 is any free one. Default: 8081.")
  private int port = 8081;

  @Option(
      names = "--admin-token-file",
      paramLabel = "FILE",
      description =
          "Has the token that callers of the admin port have to send. Default: the variable UNDERSTUDY_ADMIN_TOKEN.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--admin-read-token-file",
      paramLabel = "FILE",
      description =
          "Has a second token, which may look but not change. Default: the variable UNDERSTUDY_ADMIN_READ_TOKEN.")
  private Optional<Path> readTokenFile = Optional.empty();

  @Option(
      names = "--admin-name",
      paramLabel = "NAME",
      description = "A further name by which the admin port may be called, as behind a proxy.")
  private List<String> names = List.of();

  @Option(
      names = "--admin-cert",
      paramLabel = "FILE",
      description = "Certificate chain (PEM): the admin port speaks TLS. Followed when renewed.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--admin-key",
      paramLabel = "FILE",
      description = "Its private key (PEM, PKCS #8).")
  private Optional<Path> key = Optional.empty();

  /// @throws Failure where others could reach the port without a token
  AdminOptions options(Map<String, String> environment) {
    Optional<String> write = token(tokenFile, environment, WRITE_TOKEN);
    Optional<String> read = token(readTokenFile, environment, READ_TOKEN);
    if (certificate.isPresent() != key.isPresent()) {
      throw new Failure(ExitCode.USAGE, "--admin-cert and --admin-key go together");
    }
    Optional<PemFiles> tls =
        certificate.flatMap(chain -> key.map(secret -> new PemFiles(chain, secret)));
    AdminSecurity security;
    try {
      security = new AdminSecurity(read, write, Set.copyOf(names), tls);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
    if (!security.asksForToken()) {
      requireLoopback();
    }
    return new AdminOptions(host, port, security);
  }

  private static Optional<String> token(
      Optional<Path> file, Map<String, String> environment, String variable) {
    if (file.isEmpty()) {
      return Optional.ofNullable(environment.get(variable)).filter(token -> !token.isEmpty());
    }
    try {
      return Optional.of(Files.readString(file.get()).strip());
    } catch (IOException e) {
      throw Failures.reading(e);
    }
  }

  private void requireLoopback() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          throw new Failure(
              ExitCode.NOT_PERMITTED,
              "--admin-host "
                  + host
                  + " would open the admin port to other machines; give it a token"
                  + " (--admin-token-file, or "
                  + WRITE_TOKEN
                  + "), or use 127.0.0.1");
        }
      }
    } catch (UnknownHostException e) {
      throw new Failure(ExitCode.UNAVAILABLE, "unknown host: " + host, e);
    }
  }
}
