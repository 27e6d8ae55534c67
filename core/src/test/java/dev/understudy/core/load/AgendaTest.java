package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.understudy.core.load.Agenda.Rank;
import dev.understudy.core.schedule.Occurrences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private final Agenda agenda = new Agenda();
  private final List<String> happened = new ArrayList<>();

  @Test
  void eventsHappenInTheOrderOfTimeThenRankThenEntry() {
    record Entry(long nanos, Rank rank, int number) {}
    var random = new Random(1);
    var expected = new ArrayList<Entry>();
    var seen = new ArrayList<Entry>();
    for (int i = 0; i < 5000; i++) {
      var entry = new Entry(random.nextInt(500), Rank.values()[random.nextInt(3)], i);
      expected.add(entry);
      agenda.put(
          entry.nanos,
          entry.rank,
          nanos -> {
            assertThat(nanos).isEqualTo(entry.nanos);
            seen.add(entry);
          });
    }
    agenda.advanceTo(1000);
    expected.sort(
        Comparator.comparing(Entry::nanos).thenComparing(Entry::rank).thenComparing(Entry::number));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void nothingHappensBeforeItsTime() {
    agenda.put(10, Rank.RESULT, _ -> happened.add("ten"));
    agenda.advanceTo(9);
    assertThat(happened).isEmpty();
    assertThat(agenda.next()).isEqualTo(10);
    agenda.advanceTo(10);
    assertThat(happened).containsExactly("ten");
    assertThat(agenda.next()).isEqualTo(Occurrences.NEVER);
  }

  @Test
  void anEventPutDownByAnEventHappensInItsTurn() {
    agenda.put(5, Rank.ARRIVAL, at -> agenda.put(at + 1, Rank.RESULT, _ -> happened.add("six")));
    agenda.put(7, Rank.RESULT, _ -> happened.add("seven"));
    agenda.advanceTo(20);
    assertThat(happened).containsExactly("six", "seven");
    assertThat(agenda.now()).isEqualTo(20);
  }

  @Test
  void thePastIsRefusedAndNeverIsForgotten() {
    agenda.advanceTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> agenda.put(99, Rank.RESULT, _ -> {}));
    agenda.put(Occurrences.NEVER, Rank.RESULT, _ -> {});
    assertThat(agenda.size()).isZero();
    assertThat(agenda.runNext()).isFalse();
  }
}
