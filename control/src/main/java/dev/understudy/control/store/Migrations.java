package dev.understudy.control.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to the schema that this version of the program knows: `resources/db/`.
///
/// Starting Flyway takes 1.2 s of CPU and 38 MiB, so who opens a store first looks whether it is
/// needed, and a new file, on which it would do nothing but run every script, runs them itself.
final class Migrations {
  private static final Map<String, List<String>> SCRIPTS =
      Map.of(
          "sqlite", List.of("V1__revisions"),
          "postgresql", List.of("V1__revisions", "V2__in_force"));

  private Migrations() {}

  /// The number of the newest script.
  ///
  /// @param kind folder of the scripts: `sqlite`, `postgresql`
  static int version(String kind) {
    return scripts(kind).size();
  }

  private static List<String> scripts(String kind) {
    return Objects.requireNonNull(SCRIPTS.get(kind), kind);
  }

  /// The scripts from the first to the last, for an empty database.
  static List<String> all(String kind) {
    return scripts(kind).stream().map(name -> read("/db/" + kind + "/" + name + ".sql")).toList();
  }

  private static String read(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs those that are missing.
  ///
  /// @param kind folder of the scripts: `sqlite`, `postgresql`
  /// @param place for people
  /// @param present version of the schema that is there, where it was not made by Flyway; else 0
  static void run(DataSource database, String kind, String place, int present) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db/" + kind)
          .baselineOnMigrate(present > 0)
          .baselineVersion(Integer.toString(present))
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "the tables of " + place + " cannot be made or brought up to date: " + e.getMessage(),
          e);
    }
  }
}
