package dev.understudy.control.store;

import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Revision;
import dev.understudy.control.revision.TextFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/// A row of the table `revision`, and time as it is stored there.
final class Rows {
  static final String COLUMNS =
      "number, time, author, address, reason, origin, format, digest, bytes, parent, difference,"
          + " label, note";

  private Rows() {}

  static Revision revision(ResultSet row) throws SQLException {
    long parent = row.getLong("parent");
    OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(parent);
    return new Revision(
        row.getLong("number"),
        Instant.EPOCH.plus(row.getLong("time"), ChronoUnit.MICROS),
        row.getString("author"),
        row.getString("address"),
        row.getString("reason"),
        Origin.valueOf(row.getString("origin")),
        TextFormat.valueOf(row.getString("format")),
        row.getString("digest"),
        row.getLong("bytes"),
        known,
        Optional.ofNullable(row.getString("difference")),
        Optional.ofNullable(row.getString("label")),
        Optional.ofNullable(row.getString("note")));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
