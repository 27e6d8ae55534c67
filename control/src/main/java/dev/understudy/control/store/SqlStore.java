package dev.understudy.control.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.fleet.SharedForce;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Digest;
import dev.understudy.control.revision.IdempotencyKey;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Revision;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Revisions in the SQL that SQLite and PostgreSQL share.
final class SqlStore implements RevisionStore {
  private static final Duration KEYS_LIVE = Duration.ofDays(1);

  private final Sessions sessions;
  private final Clock clock;
  private final DivergedMark mark;

  SqlStore(Sessions sessions, Clock clock, DivergedMark mark) {
    this.sessions = sessions;
    this.clock = clock;
    this.mark = mark;
  }

  @Override
  public Optional<Revision> newest() {
    return sessions.read(SqlStore::newest);
  }

  private static Optional<Revision> newest(Handle handle) {
    return handle
        .createQuery("SELECT " + Rows.COLUMNS + " FROM revision ORDER BY number DESC LIMIT 1")
        .map((row, context) -> Rows.revision(row))
        .findOne();
  }

  /// The number is the key, and is taken by one more than the newest: of two who are as quick, one
  /// meets a taken key.
  @Override
  public Optional<Revision> append(Change change, OptionalLong parent) {
    byte[] text = Deflated.of(change.text()); // outside of the transaction
    if (change.by().origin() != Origin.FILE) {
      mark.set();
    }
    try {
      return sessions.write(handle -> append(handle, change, text, parent));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause && sessions.isTaken(cause)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Revision> append(
      Handle handle, Change change, byte[] text, OptionalLong parent) {
    OptionalLong newest =
        newest(handle)
            .map(revision -> OptionalLong.of(revision.number()))
            .orElse(OptionalLong.empty());
    if (!newest.equals(parent)) {
      return Optional.empty();
    }
    Instant now = clock.instant().plus(sessions.lead()).truncatedTo(ChronoUnit.MICROS);
    Revision revision =
        new Revision(
            newest.orElse(0) + 1,
            now,
            change.by().author(),
            change.by().address(),
            change.by().reason(),
            change.by().origin(),
            change.format(),
            Digest.of(change.text()),
            change.text().getBytes(UTF_8).length,
            parent,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    insert(handle, revision, text);
    change.key().ifPresent(key -> remember(handle, key, revision));
    sessions.appended(handle, revision.number());
    return Optional.of(revision);
  }

  private static void insert(Handle handle, Revision revision, byte[] text) {
    handle
        .createUpdate(
            "INSERT INTO revision (number, time, author, address, reason, origin, format, digest,"
                + " bytes, parent, text) VALUES (:number, :time, :author, :address, :reason,"
                + " :origin, :format, :digest, :bytes, :parent, :text)")
        .bind("number", revision.number())
        .bind("time", Rows.micros(revision.time()))
        .bind("author", revision.author())
        .bind("address", revision.address())
        .bind("reason", revision.reason())
        .bind("origin", revision.origin().name())
        .bind("format", revision.format().name())
        .bind("digest", revision.digest())
        .bind("bytes", revision.bytes())
        .bind("parent", revision.parent().isPresent() ? revision.parent().getAsLong() : null)
        .bind("text", text)
        .execute();
  }

  private void remember(Handle handle, IdempotencyKey key, Revision revision) {
    handle
        .createUpdate("DELETE FROM idempotency WHERE time < :before")
        .bind("before", Rows.micros(clock.instant().minus(KEYS_LIVE)))
        .execute();
    handle
        .createUpdate(
            "INSERT INTO idempotency (key, request, revision, time)"
                + " VALUES (:key, :request, :revision, :time)")
        .bind("key", key.key())
        .bind("request", key.request())
        .bind("revision", revision.number())
        .bind("time", Rows.micros(revision.time()))
        .execute();
  }

  @Override
  public Optional<Revision> find(long number) {
    return sessions.read(handle -> find(handle, number));
  }

  private static Optional<Revision> find(Handle handle, long number) {
    return handle
        .createQuery("SELECT " + Rows.COLUMNS + " FROM revision WHERE number = :number")
        .bind("number", number)
        .map((row, context) -> Rows.revision(row))
        .findOne();
  }

  @Override
  public Optional<String> text(long number) {
    return sessions
        .read(
            handle ->
                handle
                    .createQuery("SELECT text FROM revision WHERE number = :number")
                    .bind("number", number)
                    .mapTo(byte[].class)
                    .findOne())
        .map(bytes -> inflated(number, bytes));
  }

  private String inflated(long number, byte[] bytes) {
    try {
      return Deflated.text(bytes);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the text of revision " + number + " in " + place() + " cannot be read",
          e);
    }
  }

  @Override
  public Page list(Query query) {
    StringBuilder where = new StringBuilder("number < :before");
    query.author().ifPresent(author -> where.append(" AND author = :author"));
    query.origin().ifPresent(origin -> where.append(" AND origin = :origin"));
    if (query.labelled()) {
      where.append(" AND label IS NOT NULL");
    }
    List<Revision> found =
        sessions.read(
            handle -> {
              var select =
                  handle
                      .createQuery(
                          "SELECT "
                              + Rows.COLUMNS
                              + " FROM revision WHERE "
                              + where
                              + " ORDER BY number DESC LIMIT :limit")
                      .bind("before", query.before().orElse(Long.MAX_VALUE))
                      .bind("limit", query.limit() + 1);
              query.author().ifPresent(author -> select.bind("author", author));
              query.origin().ifPresent(origin -> select.bind("origin", origin.name()));
              return select.map((row, context) -> Rows.revision(row)).list();
            });
    return found.size() <= query.limit()
        ? new Page(found, OptionalLong.empty())
        : new Page(
            found.subList(0, query.limit()),
            OptionalLong.of(found.get(query.limit() - 1).number()));
  }

  @Override
  public Optional<Revision> annotate(long number, Optional<String> label, Optional<String> note) {
    List<String> sets = new ArrayList<>();
    label.ifPresent(text -> sets.add("label = :label"));
    note.ifPresent(text -> sets.add("note = :note"));
    return sessions.write(
        handle -> {
          if (!sets.isEmpty()) {
            var update =
                handle
                    .createUpdate(
                        "UPDATE revision SET "
                            + String.join(", ", sets)
                            + " WHERE number = :number")
                    .bind("number", number);
            label.ifPresent(text -> update.bind("label", text.isEmpty() ? null : text));
            note.ifPresent(text -> update.bind("note", text.isEmpty() ? null : text));
            update.execute();
          }
          return find(handle, number);
        });
  }

  @Override
  public void describe(long number, String difference) {
    sessions.write(
        handle ->
            handle
                .createUpdate("UPDATE revision SET difference = :difference WHERE number = :number")
                .bind("difference", difference)
                .bind("number", number)
                .execute());
  }

  @Override
  public void retract(long number) {
    sessions.write(
        handle -> {
          handle.execute("DELETE FROM idempotency WHERE revision = ?", number);
          return handle.execute("DELETE FROM revision WHERE number = ?", number);
        });
  }

  @Override
  public int prune(int keep) {
    return sessions.write(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM revision WHERE label IS NULL"
                        + " AND number <= (SELECT max(number) FROM revision) - :keep")
                .bind("keep", Math.max(1, keep))
                .execute());
  }

  @Override
  public Optional<KeyUse> use(String key) {
    return sessions.read(
        handle ->
            handle
                .createQuery(
                    "SELECT request, revision FROM idempotency WHERE key = :key AND time >= :from")
                .bind("key", key)
                .bind("from", Rows.micros(clock.instant().minus(KEYS_LIVE)))
                .map((row, context) -> new KeyUse(row.getString(1), row.getLong(2)))
                .findOne());
  }

  @Override
  public Optional<String> fileSeen() {
    return sessions.read(
        handle -> handle.createQuery("SELECT digest FROM file_seen").mapTo(String.class).findOne());
  }

  @Override
  public void seeFile(String digest) {
    sessions.write(
        handle -> {
          handle.execute("DELETE FROM file_seen");
          return handle.execute("INSERT INTO file_seen (one, digest) VALUES (1, ?)", digest);
        });
    if (newest().map(Revision::digest).equals(Optional.of(digest))) {
      mark.clear();
    }
  }

  @Override
  public Optional<SharedForce> force() {
    return sessions.lead().isZero() ? Optional.empty() : Optional.of(new SqlForce(sessions));
  }

  @Override
  public AutoCloseable follow(Runnable newer) {
    return sessions.follow(newer);
  }

  @Override
  public String place() {
    return sessions.place();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
