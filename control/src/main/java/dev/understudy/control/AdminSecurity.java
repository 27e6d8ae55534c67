package dev.understudy.control;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the admin port asks of its callers.
///
/// @param readToken grants looking; empty: there is none
/// @param writeToken grants everything; empty: there is none. Without both, whoever reaches the
///   port may do everything
/// @param names by which callers may call it, beside those of this machine
/// @param tls empty: plain HTTP
public record AdminSecurity(
    Optional<String> readToken,
    Optional<String> writeToken,
    Set<String> names,
    Optional<PemFiles> tls) {
  /// A port that nobody but this machine reaches.
  public static final AdminSecurity LOCAL =
      new AdminSecurity(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

  /// Fewer can be found by trying.
  public static final int MIN_TOKEN = 16;

  public AdminSecurity {
    readToken.ifPresent(AdminSecurity::check);
    writeToken.ifPresent(AdminSecurity::check);
    if (readToken.isPresent() && readToken.equals(writeToken)) {
      throw new IllegalArgumentException("the read token and the write token have to differ");
    }
    names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static void check(String token) {
    if (token.length() < MIN_TOKEN || !token.chars().allMatch(each -> each > ' ' && each < 127)) {
      throw new IllegalArgumentException(
          "a token has at least "
              + MIN_TOKEN
              + " printable ASCII characters without blanks; make one with: openssl rand -hex 32");
    }
  }

  public boolean asksForToken() {
    return readToken.isPresent() || writeToken.isPresent();
  }

  /// Never the tokens.
  @Override
  public String toString() {
    return "asks for a token: " + asksForToken() + ", names: " + names + ", TLS: " + tls;
  }

  /// @param certificate the chain, the server's own first
  /// @param key PKCS #8, unencrypted
  public record PemFiles(Path certificate, Path key) {}
}
