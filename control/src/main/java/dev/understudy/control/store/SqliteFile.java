package dev.understudy.control.store;

import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database file that this process alone writes: write-ahead log, and every commit synced, so
/// that what was acknowledged survives the end of process and machine.
///
/// One connection serves all, one at a time: a commit takes 2 to 4 ms, and changes are rare.
final class SqliteFile implements Sessions {
  private static final AtomicLong MEMORIES = new AtomicLong();

  private final String place;
  private final SQLiteDataSource database;
  private final Handle handle;
  private final Runnable released;
  private final ReentrantLock one = new ReentrantLock(true);

  private SqliteFile(String url, String place, Runnable released) {
    this.place = place;
    this.released = released;
    this.database = new SQLiteDataSource(config());
    database.setUrl(url);
    this.handle = handle();
  }

  private Handle handle() {
    try {
      return Jdbi.open(database);
    } catch (JdbiException e) {
      throw failure(e);
    }
  }

  /// Opens or makes the file.
  ///
  /// @param released run when it has been closed
  /// @throws StoreException where it cannot be opened, or is damaged
  static SqliteFile open(Path file, Runnable released) {
    return ready(new SqliteFile("jdbc:sqlite:" + file, file.toString(), released), false);
  }

  /// A database that ends with the process.
  static SqliteFile memory() {
    String name = "understudy-" + MEMORIES.incrementAndGet();
    return ready(
        new SqliteFile(
            "jdbc:sqlite:file:" + name + "?mode=memory&cache=shared", "memory", () -> {}),
        true);
  }

  private static SqliteFile ready(SqliteFile opened, boolean fresh) {
    try {
      if (!fresh) {
        opened.check();
      }
      int version = opened.read(handle -> one(handle, "PRAGMA user_version"));
      if (version > Migrations.version("sqlite")) {
        throw new StoreException(
            Kind.UNAVAILABLE,
            opened.place + " was written by a newer version of Understudy; use that, or --data",
            null);
      }
      if (version == 0) {
        opened.write(SqliteFile::make);
      } else if (version < Migrations.version("sqlite")) {
        Migrations.run(opened.database, "sqlite", opened.place, version);
      }
      return opened;
    } catch (RuntimeException e) {
      opened.handle.close();
      throw e;
    }
  }

  private static int make(Handle handle) {
    try (Statement statement = handle.getConnection().createStatement()) {
      for (String script : Migrations.all("sqlite")) {
        statement.executeUpdate(script);
      }
      return Migrations.version("sqlite");
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static int one(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(Integer.class).one();
  }

  /// Looks whether the pages make sense.
  private void check() {
    String found =
        read(handle -> handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).first());
    if (!found.equals("ok")) {
      throw new StoreException(Kind.DAMAGED, place + " is damaged: " + found, null);
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(5_000);
    return config;
  }

  /// Bounds the file, in pages of 4 KiB: a full disk for tests.
  void bound(int pages) {
    one.lock();
    try {
      handle.execute("PRAGMA max_page_count = " + pages);
    } finally {
      one.unlock();
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    one.lock();
    try {
      return work.on(handle);
    } catch (JdbiException e) {
      throw failure(e);
    } finally {
      one.unlock();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    one.lock();
    try {
      return handle.inTransaction(work::on);
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause && isTaken(cause)) {
        throw e;
      }
      throw failure(e);
    } finally {
      one.unlock();
    }
  }

  @Override
  public boolean isTaken(SQLException e) {
    return e instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
  }

  private StoreException failure(JdbiException e) {
    if (!(e.getCause() instanceof SQLiteException cause)) {
      return new StoreException(Kind.UNAVAILABLE, place + ": " + e.getMessage(), e);
    }
    SQLiteErrorCode code = cause.getResultCode();
    return switch (code.code & 0xff) { // the primary code of an extended one
      case 13 -> // SQLITE_FULL
          new StoreException(
              Kind.FULL,
              "no room for another revision in "
                  + place
                  + ": the disk is full. Nothing was changed;"
                  + " make room and try again.",
              e);
      case 11, 26 -> // SQLITE_CORRUPT, SQLITE_NOTADB
          new StoreException(Kind.DAMAGED, place + " is damaged: " + cause.getMessage(), e);
      case 5, 6 -> // SQLITE_BUSY, SQLITE_LOCKED
          new StoreException(Kind.LOCKED, place + " is in use by another program", e);
      default ->
          new StoreException(
              Kind.UNAVAILABLE,
              place + " cannot be used: " + cause.getMessage() + ". Nothing was changed.",
              e);
    };
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    one.lock();
    try {
      handle.close();
      released.run();
    } finally {
      one.unlock();
    }
  }
}
