package dev.understudy.control.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for the revisions of other instances, on a connection of its own. A notification only
/// makes the look come sooner: every few seconds one looks anyway, so none is missed while the
/// connection is away.
final class PostgresFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresFollower.class);
  private static final int LOOK_MILLIS = 5_000;
  private static final int RETRY_MILLIS = 1_000;

  private final PostgresAddress address;
  private final Runnable newer;
  private final Object gate = new Object();
  private volatile boolean closed;
  private volatile @Nullable Connection connection;

  private PostgresFollower(PostgresAddress address, Runnable newer) {
    this.address = address;
    this.newer = newer;
  }

  static PostgresFollower start(PostgresAddress address, Runnable newer) {
    PostgresFollower follower = new PostgresFollower(address, newer);
    Thread.ofPlatform().name("understudy-fleet").daemon().start(follower::run);
    return follower;
  }

  private void run() {
    boolean told = false;
    while (!closed) {
      try (Connection opened = open()) {
        connection = opened;
        told = false;
        listen(opened);
      } catch (SQLException e) {
        if (!closed && !told) {
          LOG.warn(
              "revisions of other instances are not seen while {} is away: {}",
              address.place(),
              e.getMessage());
          told = true;
        }
        rest();
      }
    }
  }

  private Connection open() throws SQLException {
    Properties properties = address.properties();
    properties.setProperty("socketTimeout", "0"); // it waits for notifications
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("LISTEN " + PostgresPool.CHANNEL);
    }
    PGConnection notifying = opened.unwrap(PGConnection.class);
    while (!closed) {
      try {
        newer.run();
      } catch (RuntimeException e) {
        LOG.error("a change of another instance is not applied: {}", e.getMessage());
      }
      notifying.getNotifications(LOOK_MILLIS);
    }
  }

  private void rest() {
    synchronized (gate) {
      try {
        if (!closed) {
          gate.wait(RETRY_MILLIS);
        }
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    synchronized (gate) {
      gate.notifyAll();
    }
    Connection open = connection;
    if (open != null) {
      open.close();
    }
  }
}
