package dev.understudy.control.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// A database that many instances share. Commits are synced whatever the server's default is; who
/// appends tells the others by NOTIFY.
final class PostgresPool implements Sessions {
  /// What is notified when a revision has been appended; its number is the payload.
  static final String CHANNEL = "understudy_revision";

  private static final int CONNECTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  // A notification takes milliseconds, compiling a thousand endpoints a tenth of a second.
  private static final Duration LEAD = Duration.ofMillis(250);

  private final PostgresAddress address;
  private final HikariDataSource database;
  private final Jdbi jdbi;

  private PostgresPool(PostgresAddress address, HikariDataSource database) {
    this.address = address;
    this.database = database;
    this.jdbi = Jdbi.create(database);
  }

  /// @throws StoreException where it cannot be reached
  static PostgresPool open(PostgresAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("understudy-store");
    config.setJdbcUrl(address.jdbcUrl());
    config.setDataSourceProperties(address.properties());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(PATIENCE.toMillis());
    config.setConnectionInitSql("SET synchronous_commit TO on");
    try {
      PostgresPool pool = new PostgresPool(address, new HikariDataSource(config));
      pool.bringUpToDate();
      return pool;
    } catch (PoolInitializationException e) {
      throw new StoreException(
          Kind.UNAVAILABLE, "the store " + address.place() + " cannot be reached: " + reason(e), e);
    }
  }

  private void bringUpToDate() {
    try {
      if (read(PostgresPool::version) < Migrations.version("postgresql")) {
        Migrations.run(database, "postgresql", place(), 0);
      }
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static int version(Handle handle) {
    boolean begun =
        handle
            .createQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
            .mapTo(Boolean.class)
            .one();
    return begun
        ? handle
            .createQuery(
                "SELECT coalesce(max(version::int), 0) FROM flyway_schema_history WHERE success")
            .mapTo(Integer.class)
            .one()
        : 0;
  }

  @Override
  public <T> T read(Work<T> work) {
    try {
      return jdbi.withHandle(work::on);
    } catch (JdbiException e) {
      throw failure(e);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    try {
      return jdbi.inTransaction(work::on);
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause && isTaken(cause)) {
        throw e;
      }
      throw failure(e);
    }
  }

  @Override
  public void appended(Handle handle, long number) {
    handle
        .createQuery("SELECT pg_notify(:channel, :number)")
        .bind("channel", CHANNEL)
        .bind("number", Long.toString(number))
        .mapTo(String.class)
        .findFirst();
  }

  @Override
  public Duration lead() {
    return LEAD;
  }

  @Override
  public AutoCloseable follow(Runnable newer) {
    return PostgresFollower.start(address, newer);
  }

  @Override
  public boolean isTaken(SQLException e) {
    return "23505".equals(e.getSQLState()); // unique_violation
  }

  private StoreException failure(JdbiException e) {
    String state = e.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
    if ("53100".equals(state)) { // disk_full
      return new StoreException(
          Kind.FULL,
          "the disk of " + place() + " is full. Nothing was changed; make room and try again.",
          e);
    }
    return new StoreException(
        Kind.UNAVAILABLE, place() + " cannot be used: " + reason(e) + ". Nothing was changed.", e);
  }

  /// The innermost message, in one line: it says what went wrong, and holds no password.
  private static String reason(Throwable e) {
    Throwable innermost = e;
    for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
      innermost = each;
    }
    return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public String place() {
    return address.place();
  }

  @Override
  public void close() {
    database.close();
  }
}
