package dev.understudy.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.control.revision.Attribution;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Configurator;
import dev.understudy.control.revision.Configured;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Outcome;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a real server, which the tests start.
@Timeout(120)
class PostgresStoreTest extends RevisionStoreContract {
  private static final PostgresServer SERVER = new PostgresServer();

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Override
  Duration lead() {
    return Duration.ofMillis(250);
  }

  @Override
  RevisionStore open() {
    RevisionStore store = again();
    try (Connection connection = SERVER.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE revision, idempotency, file_seen, in_force");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return store;
  }

  @Override
  RevisionStore again(RevisionStore before) {
    before.close();
    return again();
  }

  private RevisionStore again() {
    return Stores.shared(PostgresAddress.of(SERVER.url(), Optional.of("secret")), clock);
  }

  @Test
  void aChangeOfOneInstanceRunsOnTheOthers() throws InterruptedException {
    try (RevisionStore second = again();
        Configurator here = Configured.over(store(), Configured.SHOP);
        Configurator there = Configured.over(second, Configured.SHOP)) {
      CountDownLatch switched = new CountDownLatch(1);
      there.listen(active -> switched.countDown());
      there.follow();
      String changed = Configured.SHOP.replace("Teapot", "Kettle");
      Attribution ann = new Attribution("ann", "", "", Origin.API);
      assertThat(here.apply(Change.of(changed, ann, 1))).isInstanceOf(Outcome.Applied.class);
      assertThat(switched.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(there.active().text()).isEqualTo(changed);
      assertThat(there.active().revision().number()).isEqualTo(2);
    }
  }

  @Test
  void whoHasNotHeardOfAChangeYetMeetsIt() {
    try (RevisionStore second = again();
        Configurator here = Configured.over(store(), Configured.SHOP);
        Configurator there = Configured.over(second, Configured.SHOP)) {
      String changed = Configured.SHOP.replace("Teapot", "Kettle");
      Attribution ann = new Attribution("ann", "", "", Origin.API);
      assertThat(here.apply(Change.of(changed, ann, 1))).isInstanceOf(Outcome.Applied.class);
      Outcome late = there.apply(Change.of(Configured.SHOP + "# late\n", ann, 1));
      assertThat(late)
          .isInstanceOfSatisfying(
              Outcome.Conflict.class,
              conflict -> assertThat(conflict.current().text()).isEqualTo(changed));
    }
  }

  @Test
  void saysThatTheServerIsAwayWithoutTheSecret() {
    PostgresAddress nowhere =
        PostgresAddress.of("postgresql://ann@127.0.0.1:1/none", Optional.of("very-secret"));
    assertThatThrownBy(() -> Stores.shared(nowhere, clock))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the store postgresql://127.0.0.1:1/none cannot be reached")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void takesNoPasswordFromTheCommandLine() {
    assertThatThrownBy(() -> PostgresAddress.of("postgresql://ann:pw@db/shop", Optional.empty()))
        .hasMessageContaining("--store-password-file")
        .hasMessageNotContaining("pw@");
    assertThatThrownBy(() -> PostgresAddress.of("mysql://db/shop", Optional.empty()))
        .hasMessageContaining("postgresql://USER@HOST:PORT/DATABASE");
  }
}
