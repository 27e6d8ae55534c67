package dev.understudy.control.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to the schema that this version of the program knows: `resources/db/`.
///
/// Starting Flyway takes 1.2 s of CPU and 38 MiB, so who opens a store first looks whether it is
/// needed, and a new file, on which it would do nothing but run every script, runs them itself.
final class Migrations {
  private static final List<String> SCRIPTS = List.of("V1__revisions");

  /// The newest script.
  static final int VERSION = SCRIPTS.size();

  private Migrations() {}

  /// The scripts from the first to the last, for an empty database.
  static List<String> all(String kind) {
    return SCRIPTS.stream().map(name -> read("/db/" + kind + "/" + name + ".sql")).toList();
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
