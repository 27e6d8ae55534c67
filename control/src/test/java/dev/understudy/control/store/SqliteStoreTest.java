package dev.understudy.control.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteStoreTest extends RevisionStoreContract {
  @TempDir private Path folder;

  @Override
  RevisionStore open() {
    return Stores.inFolder(folder.resolve("data"), clock).store();
  }

  @Override
  RevisionStore again(RevisionStore before) {
    before.close();
    return open();
  }

  @Test
  void isHeldByOneInstance() {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED))
        .hasMessageContaining("give this one a folder of its own with --data");
  }

  @Test
  void aFullDiskRefusesTheWriteAndNothingElse() {
    try (SqliteFile file = SqliteFile.open(folder.resolve("small.db"), () -> {});
        SqlStore small = new SqlStore(file, clock, DivergedMark.NONE)) {
      assertThat(small.append(Change.of("a", ANN), OptionalLong.empty())).isPresent();
      file.bound(20);
      assertThatThrownBy(() -> small.append(Change.of(noise(200_000), ANN), OptionalLong.of(1)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL))
          .hasMessageContaining("make room and try again");
      assertThat(small.newest().orElseThrow().number()).isEqualTo(1);
      file.bound(1_000);
      assertThat(small.append(Change.of(noise(200_000), ANN), OptionalLong.of(1))).isPresent();
    }
  }

  @Test
  void aDamagedFileIsSetAsideWithItsLastGoodRevisionBesideIt() throws IOException {
    for (int i = 1; i <= 30; i++) {
      append("# " + i + "\n" + noise(8_000));
    }
    String good = store().text(29).orElseThrow();
    store().close();
    Path file = folder.resolve("data/revisions.db");
    overwriteTextOfLast(file);
    try (RevisionStore fresh = check(Stores.inFolder(folder.resolve("data"), clock))) {
      assertThat(fresh.newest()).isEmpty();
      assertThat(Files.readString(folder.resolve("data/revision-29.yaml"))).isEqualTo(good);
      assertThat(file.resolveSibling("revisions.db.damaged-20260211-120000")).exists();
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideToo() throws IOException {
    append("a");
    store().close();
    Path file = folder.resolve("data/revisions.db");
    Files.write(file, "this is no database".repeat(1_000).getBytes(UTF_8));
    Stores.Opened opened = Stores.inFolder(folder.resolve("data"), clock);
    try (RevisionStore fresh = opened.store()) {
      assertThat(opened.warning().orElseThrow()).contains("No revision could be read from it");
      assertThat(fresh.newest()).isEmpty();
    }
  }

  /// What the scripts make alone is what Flyway makes of them.
  @Test
  void aNewFileHasTheTablesThatFlywayMakes() {
    SQLiteDataSource flyway = new SQLiteDataSource();
    flyway.setUrl("jdbc:sqlite:" + folder.resolve("flyway.db"));
    Migrations.run(flyway, "sqlite", "a test", 0);
    assertThat(tables(folder.resolve("data/revisions.db")))
        .isEqualTo(tables(folder.resolve("flyway.db")));
  }

  private static List<String> tables(Path file) {
    return Jdbi.create("jdbc:sqlite:" + file)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                            + " AND name NOT LIKE 'flyway%' ORDER BY name")
                    .mapTo(String.class)
                    .list());
  }

  private static RevisionStore check(Stores.Opened opened) {
    assertThat(opened.warning().orElseThrow())
        .contains("the store was damaged")
        .contains("Its last readable revision, number 29, was saved as")
        .contains("understudy apply");
    return opened.store();
  }

  /// Damages the b-tree page in which the newest text begins.
  private static void overwriteTextOfLast(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int pages = bytes.length / 4096;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] garbage = new byte[4096];
      Arrays.fill(garbage, (byte) 0xA5);
      for (int page = pages - 2; page < pages; page++) {
        channel.write(ByteBuffer.wrap(garbage), page * 4096L);
      }
    }
  }

  /// Text that does not shrink.
  private static String noise(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }
}
