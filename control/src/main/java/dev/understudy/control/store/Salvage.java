package dev.understudy.control.store;

import dev.understudy.control.revision.Digest;
import dev.understudy.control.revision.StoreException;
import dev.understudy.control.revision.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/// What can be had of a damaged database file: the newest revision whose text is whole.
///
/// @param setAside the damaged file, kept under another name
/// @param lastGood file with the text of that revision; empty where none could be read
/// @param number of that revision, 0 where there is none
record Salvage(Path setAside, Optional<Path> lastGood, long number) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int TRIES = 1_000; // numbers looked at on either side of the damage

  /// Reads what can be read of `file`, writes it beside, and moves the file out of the way.
  ///
  /// @throws StoreException where the folder cannot be written to
  static Salvage of(Path file, Instant now) {
    Path setAside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(now)).toAbsolutePath();
    try {
      Optional<Good> good = read(file);
      Optional<Path> copy = Optional.empty();
      if (good.isPresent()) {
        Path path =
            file.resolveSibling("revision-" + good.get().number() + "." + good.get().ending());
        copy = Optional.of(Files.writeString(path, good.get().text()));
      }
      for (String part : List.of("", "-wal", "-shm")) {
        Path from = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(from)) {
          Files.move(
              from,
              file.resolveSibling(setAside.getFileName() + part),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return new Salvage(setAside, copy, good.map(Good::number).orElse(0L));
    } catch (IOException e) {
      throw new StoreException(
          Kind.DAMAGED, file + " is damaged and cannot be set aside: " + e.getMessage(), e);
    }
  }

  /// For people: what was found and what they can do.
  String text() {
    return "the store was damaged; it is kept as "
        + setAside
        + ", and a new one begins. "
        + lastGood
            .map(
                path ->
                    "Its last readable revision, number "
                        + number
                        + ", was saved as "
                        + path
                        + ": serve it, or `understudy apply` it.")
            .orElse("No revision could be read from it.");
  }

  private record Good(long number, String text, String ending) {}

  private static Optional<Good> read(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
      long reached = lastReached(connection);
      // beyond a page that cannot be read, others may be
      for (long number = reached + TRIES; number > Math.max(0, reached - TRIES); number--) {
        Optional<Good> good = read(connection, number);
        if (good.isPresent()) {
          return good;
        }
      }
    } catch (SQLException e) {
      return Optional.empty(); // not even its head can be read
    }
    return Optional.empty();
  }

  /// The last number on the way up, until a page cannot be read.
  private static long lastReached(Connection connection) throws SQLException {
    long last = 0;
    try (PreparedStatement select =
            connection.prepareStatement("SELECT number FROM revision ORDER BY number");
        ResultSet rows = select.executeQuery()) {
      while (next(rows)) {
        last = rows.getLong(1);
      }
    }
    return last;
  }

  private static boolean next(ResultSet rows) {
    try {
      return rows.next();
    } catch (SQLException e) {
      return false; // here begins the damage
    }
  }

  private static Optional<Good> read(Connection connection, long number) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT text, digest, format FROM revision WHERE number = ?")) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String text = Deflated.text(row.getBytes(1));
        return Digest.of(text).equals(row.getString(2))
            ? Optional.of(
                new Good(number, text, row.getString(3).toLowerCase(java.util.Locale.ROOT)))
            : Optional.empty();
      }
    } catch (SQLException | IOException e) {
      return Optional.empty(); // lies in a damaged page; the one before may not
    }
  }
}
