package dev.understudy.control.store;

import dev.understudy.control.fleet.InForce;
import dev.understudy.control.fleet.SharedForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// The scenario in force as the only row of a table.
record SqlForce(Sessions sessions) implements SharedForce {
  private static final String READ =
      "SELECT number, activation, scenario, time, at, speed, paused FROM in_force";

  @Override
  public Optional<InForce> read() {
    return sessions.read(handle -> read(handle, READ));
  }

  private static Optional<InForce> read(Handle handle, String sql) {
    return handle.createQuery(sql).map((row, context) -> inForce(row)).findOne();
  }

  @Override
  public boolean begin(InForce first) {
    return sessions.write(
        handle ->
            bound(
                    handle,
                    "INSERT INTO in_force (one, number, activation, scenario, time, at, speed,"
                        + " paused) VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING",
                    first)
                == 1);
  }

  @Override
  public InForce change(UnaryOperator<InForce> change) {
    return sessions.write(
        handle -> {
          InForce next = change.apply(read(handle, READ + " FOR UPDATE").orElseThrow());
          bound(
              handle,
              "UPDATE in_force SET number = ?, activation = ?, scenario = ?, time = ?, at = ?,"
                  + " speed = ?, paused = ?",
              next);
          sessions.appended(handle, next.number());
          return next;
        });
  }

  private static int bound(Handle handle, String sql, InForce force) {
    return handle.execute(
        sql,
        force.number(),
        force.activation(),
        force.scenario(),
        force.time().toNanos(),
        Rows.micros(force.at()),
        force.speed(),
        force.paused());
  }

  private static InForce inForce(ResultSet row) throws SQLException {
    return new InForce(
        row.getLong("number"),
        row.getLong("activation"),
        row.getString("scenario"),
        Duration.ofNanos(row.getLong("time")),
        Instant.EPOCH.plus(row.getLong("at"), ChronoUnit.MICROS),
        row.getDouble("speed"),
        row.getBoolean("paused"));
  }

  @Override
  public Duration lead() {
    return sessions.lead();
  }

  @Override
  public AutoCloseable follow(Runnable changed) {
    return sessions.follow(changed);
  }
}
