package dev.understudy.control.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.control.Health;
import dev.understudy.control.StillInstance;
import dev.understudy.control.watch.Look;
import dev.understudy.control.watch.Observatory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes an event from one look to the next.
class AnnouncerTest {
  private static final Health BUSY =
      new Health(List.of(), List.of(new Health.Reason("cpu", "CPU above 90 % for 10 s")));

  private final Feed feed = new Feed(0);
  private final List<Event> told = new ArrayList<>();
  private final Announcer announcer = new Announcer(feed);

  @Test
  void aWarningOfTheMachineIsToldOnceAndItsEndToo() {
    feed.followedBy(told::add);
    announcer.seen(look(Health.GOOD, 1_000));
    announcer.seen(look(BUSY, 2_000));
    announcer.seen(look(BUSY, 3_000));
    announcer.seen(look(Health.GOOD, 4_000));
    assertThat(told).extracting(Event::topic).containsOnly(Topic.WARNING);
    assertThat(told)
        .extracting(it -> it.data().getString("text"))
        .containsExactly("CPU above 90 % for 10 s", "over: CPU above 90 % for 10 s");
    assertThat(told).extracting(it -> it.data().getString("code")).containsOnly("cpu");
    assertThat(told).extracting(it -> it.data().getBoolean("active")).containsExactly(true, false);
    assertThat(told).extracting(Event::millis).containsExactly(2_000L, 4_000L);
  }

  private static Look look(Health health, long millis) {
    return new Observatory(new StillInstance(health), millis - 1_000).look(millis);
  }
}
