package dev.understudy.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.revision.Attribution;
import dev.understudy.control.revision.Change;
import dev.understudy.control.revision.Digest;
import dev.understudy.control.revision.IdempotencyKey;
import dev.understudy.control.revision.Origin;
import dev.understudy.control.revision.Revision;
import dev.understudy.control.revision.RevisionStore;
import dev.understudy.control.revision.RevisionStore.KeyUse;
import dev.understudy.control.revision.RevisionStore.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store holds to, whatever keeps it.
abstract class RevisionStoreContract {
  static final Attribution ANN = new Attribution("ann", "10.0.0.7", "a try", Origin.API);
  static final Query ALL =
      new Query(OptionalLong.empty(), Optional.empty(), Optional.empty(), false, 100);

  /// A clock that is put forward by hand.
  static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-02-11T12:00:00.123456Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final HandClock clock = new HandClock();
  private RevisionStore store = Stores.inMemory(clock); // replaced before each test

  /// An empty one.
  abstract RevisionStore open();

  /// How far ahead a revision's time lies.
  Duration lead() {
    return Duration.ZERO;
  }

  /// The same one after its process has ended.
  abstract RevisionStore again(RevisionStore before);

  @BeforeEach
  void openOne() {
    store.close();
    store = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(store.newest()).isEmpty();
    assertThat(store.find(1)).isEmpty();
    assertThat(store.text(1)).isEmpty();
    assertThat(store.list(ALL).revisions()).isEmpty();
    assertThat(store.fileSeen()).isEmpty();
  }

  @Test
  void givesBackWhatWasAppended() {
    String text = "name: caf\u00e9 \ud83d\ude00\n".repeat(500);
    Revision made = store.append(Change.of(text, ANN), OptionalLong.empty()).orElseThrow();
    assertThat(made.number()).isEqualTo(1);
    assertThat(made.time()).isEqualTo(clock.instant().plus(lead()));
    assertThat(made.digest()).isEqualTo(Digest.of(text));
    assertThat(made.parent()).isEmpty();
    store = again(store);
    assertThat(store.newest()).contains(made);
    assertThat(store.find(1)).contains(made);
    assertThat(store.text(1)).contains(text);
  }

  @Test
  void appendsOnlyAfterTheNewest() {
    append("a");
    append("b");
    assertThat(store.append(Change.of("c", ANN), OptionalLong.of(1))).isEmpty();
    assertThat(store.append(Change.of("c", ANN), OptionalLong.empty())).isEmpty();
    assertThat(store.append(Change.of("c", ANN), OptionalLong.of(3))).isEmpty();
    assertThat(store.newest().orElseThrow().number()).isEqualTo(2);
    assertThat(store.newest().orElseThrow().parent()).hasValue(1);
  }

  @Test
  void ofManyAtOnceOneIsFirst() throws Exception {
    append("a");
    int writers = 8;
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> won = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        String text = "text " + i;
        won.add(
            threads.submit(
                () -> {
                  start.await();
                  return store.append(Change.of(text, ANN), OptionalLong.of(1)).isPresent();
                }));
      }
      start.countDown();
    }
    int winners = 0;
    for (Future<Boolean> each : won) {
      winners += each.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    assertThat(store.newest().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void listsFromNewToOldInPages() {
    for (int i = 1; i <= 5; i++) {
      append("text " + i);
    }
    RevisionStore.Page first = store.list(query(OptionalLong.empty(), 2));
    assertThat(numbers(first)).containsExactly(5L, 4L);
    assertThat(first.next()).hasValue(4);
    RevisionStore.Page last = store.list(query(OptionalLong.of(3), 2));
    assertThat(numbers(last)).containsExactly(2L, 1L);
    assertThat(last.next()).isEmpty();
  }

  @Test
  void listsByAuthorOriginAndLabel() {
    append("a");
    Attribution bob = new Attribution("bob", "", "", Origin.FILE);
    assertThat(store.append(Change.of("b", bob), OptionalLong.of(1))).isPresent();
    store.annotate(1, Optional.of("good"), Optional.empty());
    assertThat(
            numbers(
                store.list(
                    new Query(
                        OptionalLong.empty(), Optional.of("bob"), Optional.empty(), false, 9))))
        .containsExactly(2L);
    assertThat(
            numbers(
                store.list(
                    new Query(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.of(Origin.API),
                        false,
                        9))))
        .containsExactly(1L);
    assertThat(
            numbers(
                store.list(
                    new Query(OptionalLong.empty(), Optional.empty(), Optional.empty(), true, 9))))
        .containsExactly(1L);
  }

  @Test
  void labelsNotesAndDifferencesAreKeptAndCleared() {
    append("a");
    store.describe(1, "{\"added\":[]}");
    Revision noted = store.annotate(1, Optional.of("v1"), Optional.of("as sold")).orElseThrow();
    assertThat(noted.label()).contains("v1");
    assertThat(noted.difference()).contains("{\"added\":[]}");
    Revision cleared = store.annotate(1, Optional.of(""), Optional.empty()).orElseThrow();
    assertThat(cleared.label()).isEmpty();
    assertThat(cleared.note()).contains("as sold");
    assertThat(store.annotate(9, Optional.of("v9"), Optional.empty())).isEmpty();
  }

  @Test
  void pruningLeavesTheNewestAndTheLabelled() {
    for (int i = 1; i <= 6; i++) {
      append("text " + i);
    }
    store.annotate(2, Optional.of("good"), Optional.empty());
    assertThat(store.prune(2)).isEqualTo(3);
    assertThat(numbers(store.list(ALL))).containsExactly(6L, 5L, 2L);
    assertThat(store.prune(0)).isEqualTo(1);
    assertThat(numbers(store.list(ALL))).containsExactly(6L, 2L);
  }

  @Test
  void rememberKeysForADay() {
    IdempotencyKey key = new IdempotencyKey("k", "digest");
    Change change = Change.of("a", ANN).withKey(Optional.of(key));
    assertThat(store.append(change, OptionalLong.empty())).isPresent();
    assertThat(store.use("k")).contains(new KeyUse("digest", 1));
    assertThat(store.use("other")).isEmpty();
    clock.advance(Duration.ofHours(25));
    assertThat(store.use("k")).isEmpty();
    // an old key may be used again
    assertThat(store.append(change, OptionalLong.of(1))).isPresent();
    assertThat(store.use("k")).contains(new KeyUse("digest", 2));
  }

  @Test
  void aKeyIsUsedOnce() {
    Change change = Change.of("a", ANN).withKey(Optional.of(new IdempotencyKey("k", "digest")));
    assertThat(store.append(change, OptionalLong.empty())).isPresent();
    assertThat(store.append(change, OptionalLong.of(1))).isEmpty();
    assertThat(store.newest().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void whatIsRetractedWasNeverThere() {
    append("a");
    Change change = Change.of("b", ANN).withKey(Optional.of(new IdempotencyKey("k", "d")));
    assertThat(store.append(change, OptionalLong.of(1))).isPresent();
    store.retract(2);
    assertThat(store.newest().orElseThrow().number()).isEqualTo(1);
    assertThat(store.use("k")).isEmpty();
    assertThat(append("c").number()).isEqualTo(2);
  }

  @Test
  void remembersTheFile() {
    store.seeFile("one");
    store.seeFile("two");
    store = again(store);
    assertThat(store.fileSeen()).contains("two");
  }

  final RevisionStore store() {
    return store;
  }

  final Revision append(String text) {
    OptionalLong parent =
        store.newest().map(it -> OptionalLong.of(it.number())).orElse(OptionalLong.empty());
    return store.append(Change.of(text, ANN), parent).orElseThrow();
  }

  private static Query query(OptionalLong before, int limit) {
    return new Query(before, Optional.empty(), Optional.empty(), false, limit);
  }

  private static List<Long> numbers(RevisionStore.Page page) {
    return page.revisions().stream().map(Revision::number).toList();
  }
}
