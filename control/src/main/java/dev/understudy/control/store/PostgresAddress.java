package dev.understudy.control.store;

import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Properties;

/// `postgresql://USER@HOST:PORT/DATABASE?sslmode=verify-full`; the password comes by another way,
/// because a command line is no secret.
///
/// @param place without user and parameters, for people
public record PostgresAddress(
    String place, String jdbcUrl, Optional<String> user, Optional<String> password) {
  /// @param text as the user wrote it
  /// @throws StoreException where it is no such address, or has a password in it
  public static PostgresAddress of(String text, Optional<String> password) {
    URI uri = parsed(text);
    Optional<String> user = Optional.ofNullable(uri.getUserInfo());
    if (user.isPresent() && user.get().indexOf(':') >= 0) {
      throw new StoreException(
          Kind.UNAVAILABLE,
          "--store has a password in it, which every user of this machine can read; put it into a"
              + " file for --store-password-file, or into UNDERSTUDY_STORE_PASSWORD",
          null);
    }
    String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String place = "postgresql://" + host + uri.getPath();
    return new PostgresAddress(place, "jdbc:" + place + query, user, password);
  }

  private static URI parsed(String text) {
    try {
      URI uri = new URI(text);
      if (("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPath() != null
          && uri.getPath().length() > 1) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below; the text may hold a password, so it is not shown
    }
    throw new StoreException(
        Kind.UNAVAILABLE, "--store has to be postgresql://USER@HOST:PORT/DATABASE", null);
  }

  /// For the driver.
  Properties properties() {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret));
    properties.setProperty("ApplicationName", "understudy");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /// Without the password.
  @Override
  public String toString() {
    return place;
  }
}
