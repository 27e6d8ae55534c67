package dev.understudy.control.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.AdminSecurity;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells who calls, by `Authorization: Bearer TOKEN`. Without tokens whoever reaches the port may
/// do everything; the command line sees to it that only this machine does.
final class TokenGuard implements Handler<RoutingContext> {
  private static final String SCHEME = "bearer ";

  private final boolean asks;
  private final Optional<byte[]> read;
  private final Optional<byte[]> write;

  TokenGuard(AdminSecurity security) {
    this.asks = security.asksForToken();
    this.read = security.readToken().map(TokenGuard::digest);
    this.write = security.writeToken().map(TokenGuard::digest);
  }

  @Override
  public void handle(RoutingContext context) {
    String address = context.request().remoteAddress().hostAddress();
    @Nullable String field = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    context.put(Call.CALLER, caller(field, String.valueOf(address)));
    context.next();
  }

  private Caller caller(@Nullable String field, String address) {
    if (!asks) {
      return new Caller(Access.WRITE, "local", address);
    }
    byte[] given = digest(token(field));
    // Both are compared, each in a time that does not depend on what was given.
    boolean mayWrite = equal(write, given);
    boolean mayRead = equal(read, given);
    if (mayWrite) {
      return new Caller(Access.WRITE, "write", address);
    }
    return mayRead
        ? new Caller(Access.READ, "read", address)
        : new Caller(Access.OPEN, "nobody", address);
  }

  private static String token(@Nullable String field) {
    return field != null && field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? field.substring(SCHEME.length()).strip()
        : "";
  }

  private static boolean equal(Optional<byte[]> expected, byte[] given) {
    return expected.isPresent() && MessageDigest.isEqual(expected.get(), given);
  }

  /// Of equal length whatever the token's is.
  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
