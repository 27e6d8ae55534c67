package dev.understudy.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.core.schedule.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Several event loops decide requests of one endpoint.
class SharedByThreadsTest {
  private static final int THREADS = 4;
  private static final int EACH = 20_000;

  @Test
  void aLimitLetsNoMoreThanItsBurstThroughAtOnce() throws Exception {
    var limit = new Gcra(1, 30_000, 0);
    List<Long> passed =
        onAllThreads(
            () -> {
              long count = 0;
              for (int i = 0; i < EACH; i++) {
                count += limit.admit(0) == 0 ? 1 : 0;
              }
              return count;
            });
    assertThat(passed.stream().mapToLong(it -> it).sum()).isEqualTo(30_000);
  }

  @Test
  void turnsAtALimitAreGivenOutOnceEach() throws Exception {
    var limit = new Gcra(1000, 1, 0);
    var turns = new ArrayList<Long>();
    for (List<Long> each :
        onAllThreads(
            () -> {
              var mine = new ArrayList<Long>();
              for (int i = 0; i < EACH; i++) {
                mine.add(limit.delay(0, Long.MAX_VALUE));
              }
              return mine;
            })) {
      turns.addAll(each);
    }
    Collections.sort(turns);
    for (int i = 0; i < THREADS * EACH; i++) {
      assertThat(turns.get(i)).isEqualTo(i * 1_000_000L);
    }
  }

  @Test
  void aStationGivesEachServerToOneRequestAtATime() throws Exception {
    var station = new FiniteStation(Capacity.of(3));
    var starts = new ArrayList<Long>();
    for (List<Long> each :
        onAllThreads(
            () -> {
              var hold = new Hold();
              var mine = new ArrayList<Long>();
              for (int i = 0; i < EACH; i++) {
                station.arrive(i, hold.of(10), Progress.STEADY);
                mine.add(hold.startNanos());
              }
              return mine;
            })) {
      starts.addAll(each);
    }
    Collections.sort(starts);
    for (int i = 3; i < starts.size(); i++) {
      assertThat(starts.get(i) - starts.get(i - 3)).isGreaterThanOrEqualTo(10);
    }
  }

  private static <T> List<T> onAllThreads(Callable<T> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(Collections.nCopies(THREADS, work))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
