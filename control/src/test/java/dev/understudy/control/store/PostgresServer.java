package dev.understudy.control.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL in a folder of its own, on a free port.
final class PostgresServer implements AutoCloseable {
  private @Nullable EmbeddedPostgres running;

  void start() throws IOException {
    running = EmbeddedPostgres.start();
  }

  String url() {
    return "postgresql://postgres@127.0.0.1:" + port() + "/postgres";
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres");
  }

  private int port() {
    EmbeddedPostgres started = running;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started.getPort();
  }

  @Override
  public void close() throws IOException {
    EmbeddedPostgres started = running;
    if (started != null) {
      started.close();
    }
  }
}
